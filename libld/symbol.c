/* Global symbols: one `struct symbol` for each name, merged from all objects. */
#include <string.h>

#include "internal.h"

/* The hash of .gnu.hash, which the table of a link uses as well, so that each name is hashed once. */
uint32_t libld_symbol_hash(const char *name)
{
    uint32_t hash = 5381;
    for (; *name; name++)
        hash = hash * 33 + (unsigned char)*name;
    return hash;
}

static struct symbol **slot_of(struct symbol **table, size_t capacity, const char *name, uint32_t hash)
{
    size_t i = hash & (capacity - 1);
    while (table[i] && (table[i]->hash != hash || strcmp(table[i]->name, name)))
        i = (i + 1) & (capacity - 1);
    return &table[i];
}

static void rehash(struct link *link)
{
    size_t capacity = link->global_capacity ? 2 * link->global_capacity : 256;
    struct symbol **table = libld_memory_alloc(link, capacity * sizeof *table);
    for (size_t i = 0; i < link->global_capacity; i++)
        if (link->globals[i])
            *slot_of(table, capacity, link->globals[i]->name, link->globals[i]->hash) = link->globals[i];
    link->globals = table;
    link->global_capacity = capacity;
}

struct symbol *libld_symbol_find(struct link *link, const char *name)
{
    return link->global_capacity
               ? *slot_of(link->globals, link->global_capacity, name, libld_symbol_hash(name))
               : NULL;
}

struct symbol *libld_symbol_intern(struct link *link, const char *name)
{
    if (2 * link->global_count >= link->global_capacity)
        rehash(link);
    uint32_t hash = libld_symbol_hash(name);
    struct symbol **slot = slot_of(link->globals, link->global_capacity, name, hash);
    if (!*slot) {
        *slot = libld_memory_alloc(link, sizeof **slot);
        **slot = (struct symbol){ .name = name, .hash = hash, .binding = STB_WEAK };
        link->global_count++;
    }
    return *slot;
}

static enum symbol_state state_of(const Elf64_Sym *sym, const struct input_section *section)
{
    if (section)
        return section->dropped ? SYMBOL_UNDEFINED : SYMBOL_DEFINED;
    if (sym->st_shndx == SHN_COMMON)
        return SYMBOL_COMMON;
    return sym->st_shndx == SHN_ABS ? SYMBOL_ABSOLUTE : SYMBOL_UNDEFINED;
}

/* Of the visibilities that objects give a name, the most constraining one counts. */
static uint8_t stricter(uint8_t a, uint8_t b)
{
    if (a == STV_DEFAULT || b == STV_DEFAULT)
        return a == STV_DEFAULT ? b : a;
    return a < b ? a : b;
}

static void merge_common(struct link *link, struct symbol *symbol, const Elf64_Sym *sym)
{
    if (sym->st_value > LIBLD_PAGE || sym->st_value & (sym->st_value - 1) || sym->st_size > LIBLD_LIMIT)
        libld_fail(link, "common symbol %s has a bad size or alignment", symbol->name);
    if (symbol->size < sym->st_size)
        symbol->size = sym->st_size;
    if (symbol->value < sym->st_value)
        symbol->value = sym->st_value;
}

/* Strong before common before weak; among equals the first, except that two strong ones clash. */
static bool takes_over(struct link *link, const struct object *object, const struct symbol *symbol,
                       enum symbol_state state, uint8_t binding)
{
    if (symbol->state == SYMBOL_UNDEFINED)
        return true;
    if (binding == STB_WEAK)
        return false;
    if (state == SYMBOL_COMMON)
        return symbol->binding == STB_WEAK;
    if (symbol->binding != STB_WEAK && symbol->state != SYMBOL_COMMON)
        libld_fail(link, "%s: symbol %s is defined in %s, too", object->name, symbol->name,
                   symbol->object->name);
    return true;
}

/* Add what `object` says about a name; `section` is where it defines it, if it does. */
void libld_symbol_merge(struct link *link, struct object *object, struct symbol *symbol, const Elf64_Sym *sym,
                        struct input_section *section)
{
    enum symbol_state state = state_of(sym, section);
    uint8_t binding = ELF64_ST_BIND(sym->st_info);
    if (binding != STB_GLOBAL && binding != STB_WEAK && binding != STB_GNU_UNIQUE)
        libld_fail(link, "%s: symbol %s has unknown binding %u", object->name, symbol->name, binding);
    if (!symbol->object)
        symbol->object = object;
    symbol->visibility = stricter(symbol->visibility, ELF64_ST_VISIBILITY(sym->st_other));
    if (state == SYMBOL_UNDEFINED) {
        symbol->strong_reference |= binding != STB_WEAK;
        return;
    }
    if (state == SYMBOL_COMMON && symbol->state == SYMBOL_COMMON) {
        merge_common(link, symbol, sym);
        return;
    }
    if (!takes_over(link, object, symbol, state, binding))
        return;
    symbol->object = object;
    symbol->state = state;
    symbol->binding = binding;
    symbol->type = ELF64_ST_TYPE(sym->st_info);
    symbol->section = section;
    symbol->value = sym->st_value;
    symbol->size = sym->st_size;
    if (state == SYMBOL_COMMON)
        merge_common(link, symbol, sym);
}

/* Bound by ld.so and not by us: the value is another object's, or may be. */
bool libld_symbol_preemptible(const struct symbol *symbol)
{
    return symbol->state == SYMBOL_UNDEFINED || symbol->binding == STB_GNU_UNIQUE;
}

bool libld_symbol_exported(const struct symbol *symbol)
{
    return symbol->state != SYMBOL_UNDEFINED && symbol->binding != STB_LOCAL &&
           (symbol->visibility == STV_DEFAULT || symbol->visibility == STV_PROTECTED);
}

uint64_t libld_symbol_address(const struct symbol *symbol)
{
    if (symbol->state == SYMBOL_ABSOLUTE)
        return symbol->value;
    return symbol->section && symbol->section->out ? libld_layout_address(symbol->section) + symbol->value : 0;
}

Elf64_Sym libld_symbol_entry(const struct symbol *symbol, uint32_t name, uint8_t binding)
{
    bool is_ours = symbol->state == SYMBOL_DEFINED && symbol->section->out->index;
    return (Elf64_Sym){
        .st_name = name, .st_info = ELF64_ST_INFO(binding, symbol->type), .st_other = symbol->visibility,
        .st_shndx = is_ours ? symbol->section->out->index
                            : symbol->state == SYMBOL_UNDEFINED ? SHN_UNDEF : SHN_ABS,
        .st_value = libld_symbol_address(symbol), .st_size = symbol->size,
    };
}

/* Common symbols become zeroed data, one after the other. */
static void allocate_commons(struct link *link)
{
    uint64_t size = 0;
    for (size_t i = 0; i < link->global_capacity; i++) {
        struct symbol *symbol = link->globals[i];
        if (!symbol || symbol->state != SYMBOL_COMMON)
            continue;
        if (!link->common)
            link->common = libld_layout_own(link, ".bss", RANK_BSS, 1, 0, 0);
        uint64_t align = symbol->value ? symbol->value : 1;
        if (link->common->align < align)
            link->common->align = align;
        symbol->value = (size + align - 1) & -align;
        symbol->section = link->common;
        symbol->state = SYMBOL_DEFINED;
        symbol->type = STT_OBJECT;
        size = symbol->value + symbol->size;
        if (size > LIBLD_LIMIT)
            libld_fail(link, "the common symbols are too large");
        link->common->size = size;
    }
}

/* Names that a linker gives; they stay inside the image. For __dso_handle any address in it will do. */
static void define_ours(struct link *link)
{
    struct { const char *name; struct input_section *section; } ours[] = {
        { "_DYNAMIC", link->dynamic },
        { "__dso_handle", link->dynamic },
        { "_GLOBAL_OFFSET_TABLE_", link->got_slots },
    };
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        struct symbol *symbol = libld_symbol_find(link, ours[i].name);
        if (!symbol || symbol->state != SYMBOL_UNDEFINED)
            continue;
        symbol->state = SYMBOL_DEFINED;
        symbol->section = ours[i].section;
        symbol->type = STT_OBJECT;
        symbol->visibility = STV_HIDDEN;
    }
}

static void make_unique(struct link *link)
{
    for (size_t i = 0; i < link->options->unique_count; i++) {
        const char *name = link->options->unique[i];
        struct symbol *symbol = libld_symbol_find(link, name);
        if (!symbol || symbol->state != SYMBOL_DEFINED)
            libld_fail(link, "symbol %s should be unique, but no object defines it", name);
        if (symbol->visibility != STV_DEFAULT)
            libld_fail(link, "symbol %s should be unique, but is hidden", name);
        symbol->binding = STB_GNU_UNIQUE;
    }
}

static void match_imports(struct link *link)
{
    for (size_t i = 0; i < link->options->import_count; i++) {
        const struct libld_import *import = &link->options->imports[i];
        if (import->version && !import->library)
            libld_fail(link, "import %s: version %s of no library", import->symbol, import->version);
        struct symbol *symbol = libld_symbol_find(link, import->symbol);
        if (symbol && symbol->state == SYMBOL_UNDEFINED)
            symbol->import = import;
    }
}

static void check_undefined(struct link *link, const struct symbol *symbol)
{
    if (symbol->state != SYMBOL_UNDEFINED || !symbol->strong_reference)
        return;
    if (symbol->visibility != STV_DEFAULT)
        libld_fail(link, "%s: symbol %s is hidden, but no object defines it", symbol->object->name,
                   symbol->name);
    if (link->options->flags & LIBLD_ONLY_IMPORTS && !symbol->import)
        libld_fail(link, "%s: symbol %s is undefined and not imported", symbol->object->name, symbol->name);
}

/* All objects are read: settle what each name stands for. */
void libld_symbol_finish(struct link *link)
{
    allocate_commons(link);
    define_ours(link);
    make_unique(link);
    match_imports(link);
    for (size_t i = 0; i < link->global_capacity; i++)
        if (link->globals[i])
            check_undefined(link, link->globals[i]);
}
