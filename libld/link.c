/* The link, from objects to image: one call for each step. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { NOTE_SIZE = 36 };

/* The sections that every image has; x86_64.c, dynsym.c and eh_frame.c add more where there is a need. */
static void make_own_sections(struct link *link)
{
    link->note = libld_layout_own(link, ".note.gnu.build-id", RANK_NOTE, 4, NOTE_SIZE, 0);
    link->hash = libld_layout_own(link, ".gnu.hash", RANK_HASH, 8, 0, 0);
    link->dynsym = libld_layout_own(link, ".dynsym", RANK_DYNSYM, 8, 0, sizeof(Elf64_Sym));
    link->dynstr = libld_layout_own(link, ".dynstr", RANK_DYNSTR, 1, 0, 0);
    link->rela = libld_layout_own(link, ".rela.dyn", RANK_RELA, 8, 0, sizeof(Elf64_Rela));
    link->dynamic = libld_layout_own(link, ".dynamic", RANK_DYNAMIC, 8, 0, sizeof(Elf64_Dyn));
    link->got_slots = libld_layout_own(link, ".got", RANK_GOT, 8, 0, 8);
    link->symtab = libld_layout_own(link, ".symtab", RANK_SYMTAB, 8, 0, sizeof(Elf64_Sym));
    link->strtab = libld_layout_own(link, ".strtab", RANK_STRTAB, 1, 0, 0);
    link->shstrtab = libld_layout_own(link, ".shstrtab", RANK_SHSTRTAB, 1, 0, 0);
}

static void read_objects(struct link *link, const struct libld_object *inputs, size_t count)
{
    link->objects = libld_memory_alloc(link, count * sizeof *link->objects);
    for (; link->object_count < count; link->object_count++)
        libld_object_read(link, &link->objects[link->object_count], &inputs[link->object_count]);
}


static void for_each_relocated(struct link *link, bool only_mapped,
                               void (*action)(struct link *, struct input_section *))
{
    for (size_t i = 0; i < link->object_count; i++)
        for (size_t j = 1; j < link->objects[i].section_count; j++) {
            struct input_section *section = &link->objects[i].sections[j];
            if (section->rela_count && section->out && (section->flags & SHF_ALLOC || !only_mapped))
                action(link, section);
        }
}

static void run(struct link *link, const struct libld_object *inputs, size_t count)
{
    /* What there is: sections and symbols, each name standing for one thing. */
    make_own_sections(link);
    read_objects(link, inputs, count);
    libld_symbol_finish(link);
    libld_layout_collect(link);

    /* What it needs: slots, entries, names and relocations, so that every size is known. */
    for_each_relocated(link, true, libld_x86_64_scan);
    libld_x86_64_plan(link);
    libld_dynsym_plan(link);
    libld_dynamic_plan(link);
    libld_eh_frame_plan(link);
    libld_symtab_plan(link);
    libld_header_plan(link);

    /* Where it goes. */
    libld_layout_assign(link);
    link->image_size = link->section_headers + (1 + link->section_count) * sizeof(Elf64_Shdr);
    link->image = calloc(1, link->image_size);
    if (!link->image)
        libld_fail(link, "out of memory");

    /* The contents. */
    libld_layout_copy(link);
    for_each_relocated(link, false, libld_x86_64_apply);
    libld_x86_64_write_plt(link);
    libld_dynsym_write(link);
    libld_dynamic_write(link);
    libld_eh_frame_write(link);
    libld_symtab_write(link);
    libld_header_write(link);
    libld_header_build_id(link);
}

int libld_link(const struct libld_object *objects, size_t count, const struct libld_options *options,
               struct libld_image *ret, struct libld_error *error)
{
    struct link link = { .options = options, .error = error };
    *ret = (struct libld_image){ 0 };
    if (setjmp(link.failed)) {
        free(link.image);
        libld_memory_free(&link);
        return -1;
    }
    run(&link, objects, count);
    *ret = (struct libld_image){ .bytes = link.image, .size = link.image_size };
    libld_memory_free(&link);
    return 0;
}

void libld_image_free(struct libld_image *image)
{
    free(image->bytes);
    *image = (struct libld_image){ 0 };
}
