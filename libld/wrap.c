/* Wrapping the bytes of a round in a relocatable object, the form in which the linker takes its input. */
#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "internal.h"

enum { TEXT = 1, DATA, FRAMES, RELAS, SYMTAB, STRTAB, SECTION_COUNT };

static const char section_names[] = "\0.text\0.data\0.eh_frame\0.rela.eh_frame\0.symtab\0.strtab";
static const unsigned char name_offsets[SECTION_COUNT] = { 0, 1, 7, 13, 23, 38, 46 };

/* The string table starts with the names of the sections; those of the bindings follow. */
struct frame {
    Elf64_Ehdr ehdr;
    Elf64_Shdr shdrs[SECTION_COUNT];
};

static uint64_t place(Elf64_Shdr *shdr, uint64_t at, uint64_t size)
{
    shdr->sh_offset = (at + 15) & ~(uint64_t)15;
    shdr->sh_size = size;
    return shdr->sh_offset + size;
}

static bool has_frame(const struct round *round, const struct binding *binding)
{
    return binding->is_text && libld_x86_64_has_frame(round->text.start + binding->offset, binding->size);
}

static size_t count_frames(const struct round *round)
{
    size_t count = 0;
    for (const struct binding *binding = round->bindings; binding; binding = binding->next)
        count += has_frame(round, binding);
    return count;
}

static uint64_t lay_out(const struct round *round, struct frame *frame)
{
    *frame = (struct frame){
        .ehdr = {
            .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
            .e_type = ET_REL, .e_machine = libld_x86_64_machine, .e_version = EV_CURRENT,
            .e_shoff = offsetof(struct frame, shdrs), .e_ehsize = sizeof(Elf64_Ehdr),
            .e_shentsize = sizeof(Elf64_Shdr), .e_shnum = SECTION_COUNT, .e_shstrndx = STRTAB,
        },
        .shdrs = {
            [TEXT] = { .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC | SHF_EXECINSTR, .sh_addralign = LIBLD_PAGE },
            [DATA] = { .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC | SHF_WRITE, .sh_addralign = LIBLD_PAGE },
            [FRAMES] = { .sh_type = SHT_PROGBITS, .sh_flags = SHF_ALLOC, .sh_addralign = 8 },
            [RELAS] = { .sh_type = SHT_RELA, .sh_link = SYMTAB, .sh_info = FRAMES, .sh_entsize = sizeof(Elf64_Rela) },
            [SYMTAB] = { .sh_type = SHT_SYMTAB, .sh_link = STRTAB, .sh_info = 1, .sh_entsize = sizeof(Elf64_Sym) },
            [STRTAB] = { .sh_type = SHT_STRTAB },
        },
    };
    for (int i = 1; i < SECTION_COUNT; i++)
        frame->shdrs[i].sh_name = name_offsets[i];
    uint64_t at = place(&frame->shdrs[TEXT], sizeof *frame, round->text.used);
    at = place(&frame->shdrs[DATA], at, round->data.used);
    size_t frames = count_frames(round);
    at = place(&frame->shdrs[FRAMES], at, frames ? LIBLD_CIE_SIZE + frames * LIBLD_FDE_SIZE : 0);
    at = place(&frame->shdrs[RELAS], at, frames * sizeof(Elf64_Rela));
    at = place(&frame->shdrs[SYMTAB], at, (1 + round->binding_count) * sizeof(Elf64_Sym));
    return place(&frame->shdrs[STRTAB], at, sizeof section_names + round->names_size);
}

static void write_symbols(const struct round *round, Elf64_Sym *sym, char *strings)
{
    uint32_t name = sizeof section_names;
    memcpy(strings, section_names, sizeof section_names);
    for (const struct binding *binding = round->bindings; binding; binding = binding->next) {
        *++sym = (Elf64_Sym){
            .st_name = name, .st_info = ELF64_ST_INFO(STB_GLOBAL, binding->is_text ? STT_FUNC : STT_OBJECT),
            .st_shndx = binding->is_text ? TEXT : DATA, .st_value = binding->offset, .st_size = binding->size,
        };
        size_t size = strlen(binding->name) + 1;
        memcpy(strings + name, binding->name, size);
        name += size;
    }
}

/* Code that sets up a frame pointer gets an unwind entry, so that backtraces and exceptions pass through. */
static void write_frames(const struct round *round, uint8_t *frames, Elf64_Rela *rela)
{
    uint64_t at = LIBLD_CIE_SIZE;
    uint32_t symbol = 0;
    for (const struct binding *binding = round->bindings; binding; binding = binding->next) {
        symbol++;
        if (!has_frame(round, binding))
            continue;
        if (at == LIBLD_CIE_SIZE)
            libld_x86_64_write_cie(frames);
        const uint8_t *code = round->text.start + binding->offset;
        *rela++ = libld_x86_64_write_fde(frames + at, at, code, binding->size, symbol);
        at += LIBLD_FDE_SIZE;
    }
}

void *libld_wrap(const struct round *round, size_t *size)
{
    struct frame frame;
    *size = lay_out(round, &frame);
    char *ret = calloc(1, *size);
    if (!ret)
        return NULL;
    memcpy(ret, &frame, sizeof frame);
    memcpy(ret + frame.shdrs[TEXT].sh_offset, round->text.start, round->text.used);
    memcpy(ret + frame.shdrs[DATA].sh_offset, round->data.start, round->data.used);
    write_frames(round, (uint8_t *)ret + frame.shdrs[FRAMES].sh_offset,
                 (Elf64_Rela *)(ret + frame.shdrs[RELAS].sh_offset));
    write_symbols(round, (Elf64_Sym *)(ret + frame.shdrs[SYMTAB].sh_offset), ret + frame.shdrs[STRTAB].sh_offset);
    return ret;
}
