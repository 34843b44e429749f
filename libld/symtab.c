/* .symtab and .strtab: every name that the objects have, for debuggers and profilers. The entries of .plt
 * get names too, NAME@plt, which gdb takes for trampolines and steps through. */
#include <stdio.h>
#include <string.h>

#include "internal.h"

struct symtab_entry {
    const struct symbol *symbol;
    uint32_t name;
    uint8_t binding;
};

static void add(struct link *link, const struct symbol *symbol, uint8_t binding)
{
    link->symtab_entries = libld_memory_grow(link, link->symtab_entries, link->symtab_count,
                                             &link->symtab_capacity, sizeof *link->symtab_entries);
    link->symtab_entries[link->symtab_count++] = (struct symtab_entry){
        .symbol = symbol, .binding = binding,
        .name = libld_strings_add(link, &link->symtab_names, symbol->name),
    };
}

static bool is_in_image(const struct symbol *symbol)
{
    return symbol->state == SYMBOL_ABSOLUTE || (symbol->state == SYMBOL_DEFINED && symbol->section->out);
}

static void add_locals_of(struct link *link, const struct object *object)
{
    for (size_t i = 1; i < object->local_count; i++) {
        const struct symbol *symbol = object->symbols[i];
        if (symbol->type != STT_SECTION && *symbol->name && strncmp(symbol->name, ".L", 2) && is_in_image(symbol))
            add(link, symbol, STB_LOCAL);
    }
}

static void add_plt_entries(struct link *link)
{
    for (size_t i = 0; i < link->plt_count; i++) {
        size_t size = strlen(link->plt[i]->name) + sizeof "@plt";
        char *name = libld_memory_alloc(link, size);
        snprintf(name, size, "%s@plt", link->plt[i]->name);
        struct symbol *symbol = libld_memory_alloc(link, sizeof *symbol);
        *symbol = (struct symbol){
            .name = name, .state = SYMBOL_DEFINED, .type = STT_FUNC, .section = link->plt_code,
            .value = i * link->plt_code->entsize, .size = link->plt_code->entsize,
        };
        add(link, symbol, STB_LOCAL);
    }
}

static void add_globals(struct link *link, bool hidden)
{
    for (size_t i = 0; i < link->global_capacity; i++) {
        const struct symbol *symbol = link->globals[i];
        if (!symbol || !(is_in_image(symbol) || symbol->dynamic))
            continue;
        if (hidden != (is_in_image(symbol) && !libld_symbol_exported(symbol)))
            continue;
        if (hidden)
            add(link, symbol, STB_LOCAL);
        else if (symbol->state == SYMBOL_UNDEFINED)
            add(link, symbol, symbol->strong_reference ? STB_GLOBAL : STB_WEAK);
        else
            add(link, symbol, symbol->binding);
    }
}

/* Local names, which the hidden ones have become, must precede the global ones. */
void libld_symtab_plan(struct link *link)
{
    libld_strings_add(link, &link->symtab_names, "");
    for (size_t i = 0; i < link->object_count; i++)
        add_locals_of(link, &link->objects[i]);
    add_plt_entries(link);
    add_globals(link, true);
    link->symtab_locals = link->symtab_count;
    add_globals(link, false);
    link->symtab->size = (1 + link->symtab_count) * sizeof(Elf64_Sym);
    link->strtab->size = link->symtab_names.size;
}

void libld_symtab_write(struct link *link)
{
    Elf64_Sym *syms = (Elf64_Sym *)libld_layout_bytes(link, link->symtab);
    for (size_t i = 0; i < link->symtab_count; i++) {
        const struct symtab_entry *entry = &link->symtab_entries[i];
        syms[i + 1] = libld_symbol_entry(entry->symbol, entry->name, entry->binding);
    }
    memcpy(libld_layout_bytes(link, link->strtab), link->symtab_names.bytes, link->symtab_names.size);
}
