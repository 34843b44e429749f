/* What ld.so is told to do: .dynamic, and the relocations left to it in .rela.dyn. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

void libld_dynamic_reloc(struct link *link, const struct dynamic_reloc *reloc)
{
    link->relocs = libld_memory_grow(link, link->relocs, link->reloc_count, &link->reloc_capacity,
                                     sizeof *link->relocs);
    link->relocs[link->reloc_count++] = *reloc;
    link->relative_count += !reloc->symbol;
}

struct entries {
    Elf64_Dyn *at;              /* NULL while counting */
    size_t count;
};

static void add(struct entries *entries, int64_t tag, uint64_t value)
{
    if (entries->at)
        entries->at[entries->count] = (Elf64_Dyn){ .d_tag = tag, .d_un.d_val = value };
    entries->count++;
}

static void add_array(struct link *link, struct entries *entries, enum rank rank, int64_t tag, int64_t size_tag)
{
    for (size_t i = 0; i < link->output_count; i++) {
        const struct output_section *out = link->outputs[i];
        if (out->rank == rank) {
            add(entries, tag, out->address);
            add(entries, size_tag, out->size);
        }
    }
}

/* Called twice: to count before the layout, and to write after it. */
static void list_entries(struct link *link, struct entries *entries)
{
    for (size_t i = 0; i < link->needed_count; i++)
        add(entries, DT_NEEDED, link->needed_at[i]);
    if (link->options->soname)
        add(entries, DT_SONAME, link->soname_at);
    if (link->options->runpath)
        add(entries, DT_RUNPATH, link->runpath_at);
    add_array(link, entries, RANK_INIT_ARRAY, DT_INIT_ARRAY, DT_INIT_ARRAYSZ);
    add_array(link, entries, RANK_FINI_ARRAY, DT_FINI_ARRAY, DT_FINI_ARRAYSZ);
    add(entries, DT_GNU_HASH, libld_layout_address(link->hash));
    add(entries, DT_STRTAB, libld_layout_address(link->dynstr));
    add(entries, DT_SYMTAB, libld_layout_address(link->dynsym));
    add(entries, DT_STRSZ, link->dynstr->size);
    add(entries, DT_SYMENT, sizeof(Elf64_Sym));
    if (link->reloc_count) {
        add(entries, DT_RELA, libld_layout_address(link->rela));
        add(entries, DT_RELASZ, link->rela->size);
        add(entries, DT_RELAENT, sizeof(Elf64_Rela));
        if (link->relative_count)
            add(entries, DT_RELACOUNT, link->relative_count);
    }
    if (link->need_count) {
        add(entries, DT_VERSYM, libld_layout_address(link->versym));
        add(entries, DT_VERNEED, libld_layout_address(link->verneed));
        size_t libraries = (link->verneed->size - link->need_count * sizeof(Elf64_Vernaux)) / sizeof(Elf64_Verneed);
        add(entries, DT_VERNEEDNUM, libraries);
    }
    add(entries, DT_FLAGS, DF_BIND_NOW);
    add(entries, DT_FLAGS_1, DF_1_NOW);
    add(entries, DT_NULL, 0);
}

void libld_dynamic_plan(struct link *link)
{
    struct entries counted = { .at = NULL };
    list_entries(link, &counted);
    link->dynamic->size = counted.count * sizeof(Elf64_Dyn);
    link->rela->size = link->reloc_count * sizeof(Elf64_Rela);
}

/* Relocations without a symbol first, as DT_RELACOUNT says, by address; then by symbol, of which ld.so
 * remembers the last one that it looked up. */
static int compare_relas(const void *a, const void *b)
{
    const Elf64_Rela *x = a, *y = b;
    uint64_t p = ELF64_R_SYM(x->r_info), q = ELF64_R_SYM(y->r_info);
    if (p != q)
        return p < q ? -1 : 1;
    return x->r_offset < y->r_offset ? -1 : x->r_offset > y->r_offset;
}

static void write_relocs(struct link *link)
{
    Elf64_Rela *relas = (Elf64_Rela *)libld_layout_bytes(link, link->rela);
    for (size_t i = 0; i < link->reloc_count; i++) {
        const struct dynamic_reloc *reloc = &link->relocs[i];
        uint64_t base = reloc->symbol ? 0 : libld_symbol_address(reloc->target);
        relas[i] = (Elf64_Rela){
            .r_offset = libld_layout_address(reloc->section) + reloc->offset,
            .r_info = ELF64_R_INFO(reloc->symbol ? (uint64_t)reloc->symbol->dynsym : 0, reloc->type),
            .r_addend = base + reloc->addend,
        };
    }
    if (link->reloc_count)
        qsort(relas, link->reloc_count, sizeof *relas, compare_relas);
}

/* The slot of a name with a fixed value needs no help from ld.so. */
static void write_got(struct link *link)
{
    for (size_t i = 0; i < link->got_count; i++)
        if (link->got[i]->state == SYMBOL_ABSOLUTE)
            memcpy(libld_layout_bytes(link, link->got_slots) + 8 * i, &link->got[i]->value, 8);
}

void libld_dynamic_write(struct link *link)
{
    struct entries entries = { .at = (Elf64_Dyn *)libld_layout_bytes(link, link->dynamic) };
    list_entries(link, &entries);
    write_relocs(link);
    write_got(link);
}
