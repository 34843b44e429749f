/* Which section of the image each input section goes to, and where everything lies. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { MAX_OUTPUTS = 512 };

static bool has_prefix(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    return !strncmp(name, prefix, length) && (!name[length] || name[length] == '.');
}

static struct output_section *output_named(struct link *link, const char *name, enum rank rank)
{
    for (size_t i = 0; i < link->output_count; i++)
        if (link->outputs[i]->rank == rank && !strcmp(link->outputs[i]->name, name))
            return link->outputs[i];
    if (link->output_count == MAX_OUTPUTS)
        libld_fail(link, "more than %d different section names", MAX_OUTPUTS);
    struct output_section *out = libld_memory_alloc(link, sizeof *out);
    *out = (struct output_section){ .name = name, .rank = rank, .align = 1 };
    link->outputs = libld_memory_grow(link, link->outputs, link->output_count, &link->output_capacity,
                                      sizeof *link->outputs);
    return link->outputs[link->output_count++] = out;
}

static void place(struct link *link, struct input_section *section, const char *name, enum rank rank)
{
    struct output_section *out = output_named(link, name, rank);
    if (!out->input_count) {
        out->type = rank == RANK_EH_FRAME ? SHT_PROGBITS : section->type;
        out->flags = section->flags & (rank < RANK_DEBUG ? SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR
                                                         : SHF_MERGE | SHF_STRINGS);
        out->entsize = rank == RANK_RODATA ? 0 : section->entsize;
    }
    out->inputs = libld_memory_grow(link, out->inputs, out->input_count, &out->input_capacity,
                                    sizeof *out->inputs);
    out->inputs[out->input_count++] = section;
    section->out = out;
}

static uint32_t own_type(enum rank rank)
{
    switch (rank) {
    case RANK_NOTE: return SHT_NOTE;
    case RANK_HASH: return SHT_GNU_HASH;
    case RANK_DYNSYM: return SHT_DYNSYM;
    case RANK_DYNSTR:
    case RANK_STRTAB:
    case RANK_SHSTRTAB: return SHT_STRTAB;
    case RANK_VERSYM: return SHT_GNU_versym;
    case RANK_VERNEED: return SHT_GNU_verneed;
    case RANK_RELA: return SHT_RELA;
    case RANK_DYNAMIC: return SHT_DYNAMIC;
    case RANK_SYMTAB: return SHT_SYMTAB;
    case RANK_BSS: return SHT_NOBITS;
    default: return SHT_PROGBITS;
    }
}

static uint64_t own_flags(enum rank rank)
{
    switch (libld_header_segment(rank)) {
    case SEGMENT_READ: return SHF_ALLOC;
    case SEGMENT_CODE: return SHF_ALLOC | SHF_EXECINSTR;
    case SEGMENT_RELRO:
    case SEGMENT_DATA: return SHF_ALLOC | SHF_WRITE;
    case SEGMENT_NONE: break;
    }
    return 0;
}

/* A section that libld contributes itself. Its size may still change until libld_layout_assign. */
struct input_section *libld_layout_own(struct link *link, const char *name, enum rank rank, uint64_t align,
                                       uint64_t size, uint64_t entsize)
{
    struct input_section *section = libld_memory_alloc(link, sizeof *section);
    *section = (struct input_section){
        .name = name, .type = own_type(rank), .flags = own_flags(rank), .align = align, .size = size,
        .entsize = entsize,
    };
    place(link, section, name, rank);
    return section;
}

static void place_mapped(struct link *link, struct input_section *section)
{
    const char *name = section->name;
    if (section->type == SHT_NOBITS)
        place(link, section, ".bss", RANK_BSS);
    else if (section->type == SHT_INIT_ARRAY)
        place(link, section, ".init_array", RANK_INIT_ARRAY);
    else if (section->type == SHT_FINI_ARRAY)
        place(link, section, ".fini_array", RANK_FINI_ARRAY);
    else if (section->flags & SHF_EXECINSTR)
        place(link, section, has_prefix(name, ".text") || has_prefix(name, ".ltext") ? ".text" : name, RANK_TEXT);
    else if (section->flags & SHF_WRITE && has_prefix(name, ".data.rel.ro"))
        place(link, section, ".data.rel.ro", RANK_RELRO);
    else if (section->flags & SHF_WRITE)
        place(link, section, has_prefix(name, ".data") || has_prefix(name, ".ldata") ? ".data" : name, RANK_DATA);
    else if (!strcmp(name, ".eh_frame"))
        place(link, section, name, RANK_EH_FRAME);
    else if (has_prefix(name, ".gcc_except_table"))
        place(link, section, ".gcc_except_table", RANK_RODATA);
    else
        place(link, section, has_prefix(name, ".rodata") || has_prefix(name, ".lrodata") ? ".rodata" : name,
              RANK_RODATA);
}

/* Give each section of the objects its place. There is always code, if only a trap: gdb needs a .text, and
 * valgrind reads no symbols of a file that it does not see mapped executable. */
void libld_layout_collect(struct link *link)
{
    for (size_t i = 0; i < link->object_count; i++) {
        struct object *object = &link->objects[i];
        for (size_t j = 1; j < object->section_count; j++) {
            struct input_section *section = &object->sections[j];
            if (section->dropped)
                continue;
            if (section->flags & SHF_ALLOC) {
                section->flags |= section->type == SHT_NOBITS ? SHF_WRITE : 0;
                place_mapped(link, section);
            } else {
                place(link, section, section->name, RANK_DEBUG);
            }
        }
    }
    libld_layout_own(link, ".text", RANK_TEXT, 1, 0, 0);
}

static uint64_t align_up(uint64_t value, uint64_t align)
{
    return (value + align - 1) & -align;
}

/* .init_array.N runs in the order of N, before the plain ones. */
static unsigned long priority(const struct input_section *section)
{
    const char *dot = strrchr(section->name, '.');
    return dot > section->name && dot[1] >= '0' && dot[1] <= '9' ? strtoul(dot + 1, NULL, 10) : 1ul << 31;
}

static void sort_by_priority(struct output_section *out)
{
    for (size_t i = 1; i < out->input_count; i++)
        for (size_t j = i; j > 0 && priority(out->inputs[j]) < priority(out->inputs[j - 1]); j--) {
            struct input_section *lower = out->inputs[j];
            out->inputs[j] = out->inputs[j - 1];
            out->inputs[j - 1] = lower;
        }
}

/* Unwind tables follow each other without gaps: four zero bytes between two would end them. */
static void assign_offsets(struct link *link, struct output_section *out)
{
    if (out->rank == RANK_INIT_ARRAY || out->rank == RANK_FINI_ARRAY)
        sort_by_priority(out);
    for (size_t i = 0; i < out->input_count; i++) {
        struct input_section *input = out->inputs[i];
        if (input->align > out->align)
            out->align = input->align;
        input->offset = align_up(out->size, out->rank == RANK_EH_FRAME ? 1 : input->align);
        out->size = input->offset + input->size;
        if (out->size > LIBLD_LIMIT)
            libld_fail(link, "section %s becomes too large", out->name);
    }
    if (out->rank == RANK_TEXT && !out->size && !strcmp(out->name, ".text"))
        out->size = out->inputs[0]->size = 1;
}

static int compare_ranks(const void *a, const void *b)
{
    const struct output_section *x = *(struct output_section *const *)a, *y = *(struct output_section *const *)b;
    return x->rank != y->rank ? (int)x->rank - (int)y->rank : x->index - y->index;
}

/* In the order of ranks, those of a rank in the order in which they came up; empty ones are left out. */
static void sort_outputs(struct link *link)
{
    for (size_t i = 0; i < link->output_count; i++) {
        link->outputs[i]->index = i;
        assign_offsets(link, link->outputs[i]);
    }
    qsort(link->outputs, link->output_count, sizeof *link->outputs, compare_ranks);
    for (size_t i = 0; i < link->output_count; i++)
        link->outputs[i]->index = link->outputs[i]->size ? ++link->section_count : 0;
}

/* Move the sections of the segments `first` to `last` so that address `from` becomes `to`. */
static void shift(struct link *link, enum segment first, enum segment last, uint64_t from, uint64_t to)
{
    for (size_t i = 0; i < link->output_count; i++) {
        enum segment segment = libld_header_segment(link->outputs[i]->rank);
        if (segment >= first && segment <= last)
            link->outputs[i]->address += to - from;
    }
}

/* From packed addresses to those asked for; the segments must keep their order and not meet. */
static void apply_placement(struct link *link, const uint64_t *starts, const uint64_t *ends)
{
    const struct libld_placement *want = &link->options->placement;
    if (!want->base && !want->text && !want->data)
        return;
    uint64_t before_data = starts[SEGMENT_DATA] - starts[SEGMENT_RELRO];
    if ((want->base | want->text | want->data) % LIBLD_PAGE || want->text >= want->data ||
        want->data >= UINT64_MAX / 2 || want->data - want->base > LIBLD_LIMIT ||
        want->base + ends[SEGMENT_READ] > want->text ||
        want->text + (ends[SEGMENT_CODE] - starts[SEGMENT_CODE]) + before_data > want->data)
        libld_fail(link, "the image does not fit the addresses asked for");
    shift(link, SEGMENT_READ, SEGMENT_READ, 0, want->base);
    shift(link, SEGMENT_CODE, SEGMENT_CODE, starts[SEGMENT_CODE], want->text);
    shift(link, SEGMENT_RELRO, SEGMENT_DATA, starts[SEGMENT_DATA], want->data);
}

/* Each segment starts on a page of its own, in memory as in the file; within the mapped part, packed
 * addresses and file offsets are equal. */
void libld_layout_assign(struct link *link)
{
    uint64_t starts[SEGMENT_NONE + 1] = { 0 }, ends[SEGMENT_NONE + 1] = { 0 };
    uint64_t at = libld_header_size();
    enum segment segment = SEGMENT_READ;
    sort_outputs(link);
    for (size_t i = 0; i < link->output_count; i++) {
        struct output_section *out = link->outputs[i];
        while (segment < libld_header_segment(out->rank)) {
            ends[segment++] = at;
            starts[segment] = at = segment == SEGMENT_NONE ? at : align_up(at, LIBLD_PAGE);
        }
        if (segment == SEGMENT_NONE)
            break;
        out->address = out->offset = at = align_up(at, out->align);
        if (out->rank != RANK_BSS)
            link->image_size = at + out->size;
        at += out->size;
        if (at > LIBLD_LIMIT)
            libld_fail(link, "the image becomes too large");
    }
    link->relro_end = starts[SEGMENT_DATA];
    at = link->image_size > link->relro_end ? link->image_size : link->relro_end;
    for (size_t i = 0; i < link->output_count; i++) {
        struct output_section *out = link->outputs[i];
        if (libld_header_segment(out->rank) != SEGMENT_NONE)
            continue;
        out->offset = align_up(at, out->align);
        at = out->offset + out->size;
        if (at > LIBLD_LIMIT)
            libld_fail(link, "the image becomes too large");
    }
    link->section_headers = align_up(at, 8);
    apply_placement(link, starts, ends);
}

uint64_t libld_layout_address(const struct input_section *section)
{
    return section->out->address + section->offset;
}

uint8_t *libld_layout_bytes(struct link *link, const struct input_section *section)
{
    return link->image + section->out->offset + section->offset;
}

struct output_section *libld_layout_find(struct link *link, enum rank rank)
{
    for (size_t i = 0; i < link->output_count; i++)
        if (link->outputs[i]->rank == rank && link->outputs[i]->size)
            return link->outputs[i];
    return NULL;
}

/* Put the contents of the objects in place; gaps in code are traps. */
void libld_layout_copy(struct link *link)
{
    for (size_t i = 0; i < link->output_count; i++) {
        struct output_section *out = link->outputs[i];
        if (out->rank == RANK_TEXT)
            memset(link->image + out->offset, 0xcc, out->size);
        for (size_t j = 0; j < out->input_count; j++)
            if (out->inputs[j]->bytes)
                memcpy(libld_layout_bytes(link, out->inputs[j]), out->inputs[j]->bytes, out->inputs[j]->size);
    }
}
