// Names of native functions: from the symbol table of the library's file, of its separate debug file, or from what it exports.
// Any byte of the files may be wrong: everything is checked against the size of the mapping.
#define _GNU_SOURCE
#include "symbol.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct file { const char *bytes; size_t size; };

static struct file map_file(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return (struct file){ 0 };
    void *bytes = fstat(fd, &st) == 0 && st.st_size > 0 ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    close(fd);
    return bytes == MAP_FAILED ? (struct file){ 0 } : (struct file){ bytes, (size_t)st.st_size };
}

static void unmap_file(struct file file)
{
    if (file.bytes)
        munmap((void *)file.bytes, file.size);
}

// n bytes at an offset, aligned for what is read there; NULL where the file does not have them.
static const void *part(struct file file, uint64_t offset, uint64_t n)
{
    return offset % sizeof(uint64_t) == 0 && offset <= file.size && n <= file.size - offset ? file.bytes + offset : NULL;
}

static const Elf64_Ehdr *header(struct file file)
{
    const Elf64_Ehdr *elf = part(file, 0, sizeof *elf);
    bool ours = elf && !memcmp(elf->e_ident, ELFMAG, SELFMAG) && elf->e_ident[EI_CLASS] == ELFCLASS64;
    return ours && elf->e_shentsize == sizeof(Elf64_Shdr) ? elf : NULL;
}

static const Elf64_Shdr *section(struct file file, size_t i)
{
    const Elf64_Ehdr *elf = header(file);
    const Elf64_Shdr *all = elf && i < elf->e_shnum ? part(file, elf->e_shoff, elf->e_shnum * sizeof *all) : NULL;
    return all ? all + i : NULL;
}

static const Elf64_Shdr *section_of_type(struct file file, uint32_t type)
{
    const Elf64_Shdr *found;
    for (size_t i = 0; (found = section(file, i)); i++)
        if (found->sh_type == type)
            return found;
    return NULL;
}

// A symbol's name; NULL where the file has none.
static const char *name_of(struct file file, const Elf64_Shdr *strings, const Elf64_Sym *symbol)
{
    uint64_t offset = symbol->st_name;
    if (!strings || strings->sh_offset > file.size || strings->sh_size > file.size - strings->sh_offset || offset >= strings->sh_size)
        return NULL;
    const char *name = file.bytes + strings->sh_offset + offset;
    return *name && memchr(name, 0, strings->sh_size - offset) ? name : NULL;
}

static bool covers(const Elf64_Sym *symbol, uint64_t address)
{
    return ELF64_ST_TYPE(symbol->st_info) == STT_FUNC && symbol->st_shndx != SHN_UNDEF && address >= symbol->st_value &&
           address - symbol->st_value < symbol->st_size;
}

// The name as people know it: of qsort_r and __qsort_r the first, without a version or what the compiler appends to parts.
static bool name_into(struct dpy_buffer *buffer, struct file file, uint64_t address)
{
    const Elf64_Shdr *table = section_of_type(file, SHT_SYMTAB);
    const Elf64_Sym *symbols = table ? part(file, table->sh_offset, table->sh_size) : NULL;
    const char *best = NULL;
    for (size_t i = 0; symbols && i < table->sh_size / sizeof *symbols; i++) {
        const char *name = covers(&symbols[i], address) ? name_of(file, section(file, table->sh_link), &symbols[i]) : NULL;
        if (name && (!best || (*best == '_' && *name != '_')))
            best = name;
    }
    if (best)
        dpy_buffer_add(buffer, best, strcspn(best + 1, ".@") + 1);
    return best != NULL;
}

// The bytes of a build-id, if the section is the note that has one.
static const uint8_t *build_id(struct file file, const Elf64_Shdr *notes, size_t *size)
{
    const Elf64_Nhdr *note = (const void *)(file.bytes + notes->sh_offset);
    bool whole = notes->sh_type == SHT_NOTE && notes->sh_offset % 4 == 0 && notes->sh_offset <= file.size &&
                 notes->sh_size <= file.size - notes->sh_offset && notes->sh_size >= sizeof *note + sizeof ELF_NOTE_GNU;
    if (!whole || note->n_type != NT_GNU_BUILD_ID || note->n_namesz != sizeof ELF_NOTE_GNU || note->n_descsz < 2 ||
        note->n_descsz > notes->sh_size - sizeof *note - sizeof ELF_NOTE_GNU)
        return NULL;
    *size = note->n_descsz;
    return (const uint8_t *)(note + 1) + sizeof ELF_NOTE_GNU;
}

// Where the debug file of a library is by its build-id; false: the library has none.
static bool debug_path(struct file file, char *ret, size_t room)
{
    const Elf64_Shdr *notes;
    const uint8_t *id = NULL;
    size_t size = 0;
    for (size_t i = 0; !id && (notes = section(file, i)); i++)
        id = build_id(file, notes, &size);
    if (!id || 2 * size + sizeof "/usr/lib/debug/.build-id//.debug" > room)
        return false;
    char *end = ret + sprintf(ret, "/usr/lib/debug/.build-id/%02x/", id[0]);
    for (size_t i = 1; i < size; i++)
        end += sprintf(end, "%02x", id[i]);
    strcpy(end, ".debug");
    return true;
}

static bool static_name_into(struct dpy_buffer *buffer, const char *path, uint64_t address)
{
    char debug[PATH_MAX];
    struct file file = map_file(path), separate = { 0 };
    bool found = name_into(buffer, file, address);
    if (!found && debug_path(file, debug, sizeof debug)) {
        separate = map_file(debug);
        found = name_into(buffer, separate, address);
    }
    unmap_file(file);
    unmap_file(separate);
    return found;
}

void dpy_symbol_into(struct dpy_buffer *buffer, const void *address)
{
    Dl_info info;
    struct link_map *map;
    if (!dladdr1(address, &info, (void **)&map, RTLD_DL_LINKMAP) || !info.dli_fname) {
        dpy_buffer_format(buffer, "%p", address);
        return;
    }
    const char *path = *map->l_name ? map->l_name : "/proc/self/exe", *slash = strrchr(info.dli_fname, '/');
    dpy_buffer_format(buffer, "%s, in ", slash ? slash + 1 : info.dli_fname);
    if (static_name_into(buffer, path, (uintptr_t)address - map->l_addr))
        return;
    if (info.dli_sname) {
        dpy_buffer_text(buffer, info.dli_sname);
        return;
    }
    buffer->length -= buffer->failed ? 0 : strlen("in ");
    dpy_buffer_format(buffer, "at offset 0x%zx", (size_t)((const char *)address - (const char *)info.dli_fbase));
}
