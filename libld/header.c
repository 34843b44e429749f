/* The ELF header, the program headers that say what is mapped and how, the section headers, and the
 * build-id. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { MAX_SEGMENTS = 8, BUILD_ID_SIZE = 20, NOTE_HEADER_SIZE = 16 };

uint64_t libld_header_size(void)
{
    return sizeof(Elf64_Ehdr) + MAX_SEGMENTS * sizeof(Elf64_Phdr);
}

enum segment libld_header_segment(enum rank rank)
{
    if (rank < RANK_PLT)
        return SEGMENT_READ;
    if (rank < RANK_INIT_ARRAY)
        return SEGMENT_CODE;
    if (rank < RANK_DATA)
        return SEGMENT_RELRO;
    return rank < RANK_DEBUG ? SEGMENT_DATA : SEGMENT_NONE;
}

void libld_header_plan(struct link *link)
{
    uint64_t size = 1;
    for (size_t i = 0; i < link->output_count; i++)
        size += strlen(link->outputs[i]->name) + 1;
    link->shstrtab->size = size;
}

/* One PT_LOAD: all sections of the segments `first` to `last`. */
static Elf64_Phdr load(struct link *link, enum segment first, enum segment last, uint32_t flags)
{
    Elf64_Phdr phdr = { .p_type = PT_LOAD, .p_flags = flags, .p_align = LIBLD_PAGE };
    bool is_empty = true;
    for (size_t i = 0; i < link->output_count; i++) {
        const struct output_section *out = link->outputs[i];
        enum segment segment = libld_header_segment(out->rank);
        if (segment < first || segment > last || !out->size)
            continue;
        if (is_empty) {
            phdr.p_offset = out->offset;
            phdr.p_vaddr = phdr.p_paddr = out->address;
        }
        is_empty = false;
        phdr.p_memsz = out->address + out->size - phdr.p_vaddr;
        if (out->type != SHT_NOBITS)
            phdr.p_filesz = phdr.p_memsz;
    }
    return phdr;
}

static Elf64_Phdr covering(const struct output_section *out, uint32_t type, uint32_t flags)
{
    return (Elf64_Phdr){
        .p_type = type, .p_flags = flags, .p_offset = out->offset, .p_vaddr = out->address,
        .p_paddr = out->address, .p_filesz = out->size, .p_memsz = out->size, .p_align = out->align,
    };
}

/* The headers themselves are in the first segment. The part that ld.so write-protects after relocation
 * fills whole pages, and the writable segment reaches at least to its end. */
static size_t write_segments(struct link *link, Elf64_Phdr *phdrs)
{
    size_t count = 0;
    Elf64_Phdr read = load(link, SEGMENT_READ, SEGMENT_READ, PF_R);
    uint64_t before = read.p_offset;
    read.p_offset -= before;
    read.p_paddr = read.p_vaddr -= before;
    read.p_filesz = read.p_memsz += before;
    phdrs[count++] = read;
    phdrs[count++] = load(link, SEGMENT_CODE, SEGMENT_CODE, PF_R | PF_X);

    Elf64_Phdr data = load(link, SEGMENT_RELRO, SEGMENT_DATA, PF_R | PF_W);
    uint64_t relro_size = link->relro_end - data.p_offset;
    if (data.p_filesz < relro_size)
        data.p_filesz = relro_size;
    if (data.p_memsz < relro_size)
        data.p_memsz = relro_size;
    phdrs[count++] = data;

    phdrs[count++] = covering(link->dynamic->out, PT_DYNAMIC, PF_R | PF_W);
    phdrs[count++] = covering(link->note->out, PT_NOTE, PF_R);
    if (link->eh_frame_hdr)
        phdrs[count++] = covering(link->eh_frame_hdr->out, PT_GNU_EH_FRAME, PF_R);
    phdrs[count++] = (Elf64_Phdr){ .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W, .p_align = 16 };
    data.p_type = PT_GNU_RELRO;
    data.p_flags = PF_R;
    data.p_filesz = data.p_memsz = relro_size;
    data.p_align = 1;
    phdrs[count++] = data;
    return count;
}

static uint32_t index_of(const struct input_section *section)
{
    return section ? section->out->index : 0;
}

static void set_links(const struct link *link, const struct output_section *out, Elf64_Shdr *shdr)
{
    switch (out->rank) {
    case RANK_HASH:
    case RANK_VERSYM:
    case RANK_RELA:
        shdr->sh_link = index_of(link->dynsym);
        break;
    case RANK_DYNSYM:
        shdr->sh_link = index_of(link->dynstr);
        shdr->sh_info = 1;
        break;
    case RANK_VERNEED:
        shdr->sh_link = index_of(link->dynstr);
        shdr->sh_info = (out->size - link->need_count * sizeof(Elf64_Vernaux)) / sizeof(Elf64_Verneed);
        break;
    case RANK_DYNAMIC:
        shdr->sh_link = index_of(link->dynstr);
        break;
    case RANK_SYMTAB:
        shdr->sh_link = index_of(link->strtab);
        shdr->sh_info = 1 + link->symtab_locals;
        break;
    default:
        break;
    }
}

static size_t write_sections(struct link *link, Elf64_Shdr *shdrs)
{
    char *names = (char *)libld_layout_bytes(link, link->shstrtab);
    uint32_t name = 1;
    size_t count = 1;
    for (size_t i = 0; i < link->output_count; i++) {
        const struct output_section *out = link->outputs[i];
        if (!out->index)
            continue;
        shdrs[count] = (Elf64_Shdr){
            .sh_name = name, .sh_type = out->type, .sh_flags = out->flags, .sh_addr = out->address,
            .sh_offset = out->offset, .sh_size = out->size, .sh_addralign = out->align,
            .sh_entsize = out->entsize,
        };
        set_links(link, out, &shdrs[count++]);
        strcpy(names + name, out->name);
        name += strlen(out->name) + 1;
    }
    return count;
}

/* A unique symbol is an extension of GNU, which the header then must say. */
static unsigned char os_abi(const struct link *link)
{
    for (size_t i = 0; i < link->exported_count; i++)
        if (link->exported[i]->binding == STB_GNU_UNIQUE)
            return ELFOSABI_GNU;
    return ELFOSABI_NONE;
}

void libld_header_write(struct link *link)
{
    Elf64_Ehdr *ehdr = (Elf64_Ehdr *)link->image;
    *ehdr = (Elf64_Ehdr){
        .e_ident = { ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3, ELFCLASS64, ELFDATA2LSB, EV_CURRENT,
                     os_abi(link) },
        .e_type = ET_DYN, .e_machine = libld_x86_64_machine, .e_version = EV_CURRENT,
        .e_phoff = sizeof *ehdr, .e_shoff = link->section_headers, .e_ehsize = sizeof *ehdr,
        .e_phentsize = sizeof(Elf64_Phdr), .e_shentsize = sizeof(Elf64_Shdr),
    };
    ehdr->e_phnum = write_segments(link, (Elf64_Phdr *)(ehdr + 1));
    ehdr->e_shnum = write_sections(link, (Elf64_Shdr *)(link->image + link->section_headers));
    ehdr->e_shstrndx = index_of(link->shstrtab);
}

/* The last thing that is written: it covers all the rest. */
void libld_header_build_id(struct link *link)
{
    uint8_t id[BUILD_ID_SIZE], *note = libld_layout_bytes(link, link->note);
    Elf64_Nhdr nhdr = { .n_namesz = 4, .n_descsz = BUILD_ID_SIZE, .n_type = NT_GNU_BUILD_ID };
    libld_hash(link->image, link->image_size, id);
    memcpy(note, &nhdr, sizeof nhdr);
    memcpy(note + sizeof nhdr, "GNU", 4);
    memcpy(note + NOTE_HEADER_SIZE, id, BUILD_ID_SIZE);
}

/* The build-id of a finished image: the note is its first section. */
const uint8_t *libld_header_id(const void *image)
{
    return (const uint8_t *)image + libld_header_size() + NOTE_HEADER_SIZE;
}
