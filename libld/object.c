/* Reading a relocatable object. Everything that the rest of the link relies on is checked here: that
 * tables lie within the file, names end, indices exist. Values of symbols and places of relocations are
 * checked where they are used. */
#include <string.h>

#include "internal.h"

enum { SHF_LARGE = 0x10000000, SHT_UNWIND = 0x70000001 };

/* A COMDAT group, known by its signature; the first object that has it keeps it. */
struct group {
    struct group *next;
    const char *signature;
    uint32_t hash;
    const struct object *object;
    const uint32_t *members;    /* section indices */
    size_t member_count;
};

static const void *range(struct link *link, const struct object *object, uint64_t offset, uint64_t size,
                         size_t align, const char *what)
{
    if (offset > object->size || size > object->size - offset)
        libld_fail(link, "%s: %s lies outside the file", object->name, what);
    if (offset % align)
        libld_fail(link, "%s: %s is misaligned", object->name, what);
    return object->bytes + offset;
}

static const char *string_at(struct link *link, const struct object *object, const Elf64_Shdr *strtab,
                             uint64_t offset)
{
    const char *bytes = range(link, object, strtab->sh_offset, strtab->sh_size, 1, "a string table");
    if (strtab->sh_type != SHT_STRTAB || offset >= strtab->sh_size ||
        !memchr(bytes + offset, 0, strtab->sh_size - offset))
        libld_fail(link, "%s: a name lies outside its string table", object->name);
    return bytes + offset;
}

static const Elf64_Ehdr *read_header(struct link *link, const struct object *object)
{
    const Elf64_Ehdr *ehdr = range(link, object, 0, sizeof *ehdr, 1, "the ELF header");
    if (memcmp(ehdr->e_ident, ELFMAG, SELFMAG))
        libld_fail(link, "%s: not an ELF file", object->name);
    if (ehdr->e_ident[EI_CLASS] != ELFCLASS64 || ehdr->e_ident[EI_DATA] != ELFDATA2LSB ||
        ehdr->e_machine != libld_x86_64_machine)
        libld_fail(link, "%s: made for another machine (class %u, machine %u)", object->name,
                   ehdr->e_ident[EI_CLASS], ehdr->e_machine);
    if (ehdr->e_type != ET_REL)
        libld_fail(link, "%s: not a relocatable object (ELF type %u)", object->name, ehdr->e_type);
    if (ehdr->e_shentsize != sizeof(Elf64_Shdr))
        libld_fail(link, "%s: section headers of %u bytes", object->name, ehdr->e_shentsize);
    return ehdr;
}

/* Counts that do not fit the ELF header are in section header 0. */
static const Elf64_Shdr *read_section_table(struct link *link, struct object *object, const Elf64_Ehdr *ehdr,
                                            uint32_t *names)
{
    const Elf64_Shdr *table =
        range(link, object, ehdr->e_shoff, sizeof *table, 8, "the section header table");
    uint64_t count = ehdr->e_shnum ? ehdr->e_shnum : table[0].sh_size;
    if (count > object->size / sizeof *table)
        libld_fail(link, "%s: the section header table lies outside the file", object->name);
    range(link, object, ehdr->e_shoff, count * sizeof *table, 8, "the section header table");
    *names = ehdr->e_shstrndx == SHN_XINDEX ? table[0].sh_link : ehdr->e_shstrndx;
    if (*names >= count)
        libld_fail(link, "%s: section %u, which should hold the section names, does not exist", object->name,
                   *names);
    object->section_count = count;
    return table;
}

static bool is_kept(const Elf64_Shdr *shdr, const char *name)
{
    if (shdr->sh_flags & SHF_EXCLUDE)
        return false;
    if (shdr->sh_type == SHT_NOBITS)
        return shdr->sh_flags & SHF_ALLOC;
    if (shdr->sh_type == SHT_PROGBITS)
        return strcmp(name, ".note.GNU-stack") != 0;
    return shdr->sh_type == SHT_INIT_ARRAY || shdr->sh_type == SHT_FINI_ARRAY || shdr->sh_type == SHT_UNWIND;
}

/* Refuse what an image cannot be, rather than make something that differs from what was asked for. */
static void check_section(struct link *link, const struct object *object, const struct input_section *section)
{
    const char *why = NULL;
    if (section->flags & SHF_TLS)
        why = "thread-local storage is not supported";
    else if (section->flags & SHF_COMPRESSED)
        why = "compressed sections are not supported";
    else if ((section->flags & (SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR)) ==
             (SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR))
        why = "writable and executable at once";
    else if (section->type == SHT_NOBITS && section->flags & SHF_EXECINSTR)
        why = "code without contents";
    else if (section->align > LIBLD_PAGE || section->align & (section->align - 1))
        why = "its alignment is not a power of two up to 4096";
    else if (section->size > LIBLD_LIMIT)
        why = "too large";
    if (why)
        libld_fail(link, "%s: section %s: %s", object->name, section->name, why);
}

static void read_section(struct link *link, struct object *object, const Elf64_Shdr *shdr, const char *name,
                         struct input_section *ret)
{
    *ret = (struct input_section){
        .name = name, .object = object, .type = shdr->sh_type, .flags = shdr->sh_flags,
        .align = shdr->sh_addralign ? shdr->sh_addralign : 1, .entsize = shdr->sh_entsize,
        .size = shdr->sh_size, .dropped = !is_kept(shdr, name),
    };
    if (!strcmp(name, ".note.GNU-stack") && shdr->sh_flags & SHF_EXECINSTR)
        libld_fail(link, "%s: needs an executable stack", object->name);
    if (shdr->sh_type == SHT_REL)
        libld_fail(link, "%s: section %s: relocations without addends", object->name, name);
    if (ret->dropped)
        return;
    check_section(link, object, ret);
    if (shdr->sh_type != SHT_NOBITS)
        ret->bytes = range(link, object, shdr->sh_offset, shdr->sh_size, 1, name);
}

static void read_sections(struct link *link, struct object *object, const Elf64_Shdr *table, uint32_t names)
{
    object->sections = libld_memory_alloc(link, object->section_count * sizeof *object->sections);
    object->sections[0].dropped = true;
    for (size_t i = 1; i < object->section_count; i++)
        read_section(link, object, &table[i], string_at(link, object, &table[names], table[i].sh_name),
                     &object->sections[i]);
}

static const Elf64_Shdr *find_table(const struct object *object, const Elf64_Shdr *table, uint32_t type)
{
    for (size_t i = 1; i < object->section_count; i++)
        if (table[i].sh_type == type)
            return &table[i];
    return NULL;
}

static const Elf64_Shdr *linked(struct link *link, const struct object *object, const Elf64_Shdr *table,
                                uint32_t index)
{
    if (index >= object->section_count)
        libld_fail(link, "%s: section %u does not exist", object->name, index);
    return &table[index];
}

static const Elf64_Sym *read_symbol_table(struct link *link, struct object *object, const Elf64_Shdr *symtab)
{
    const Elf64_Sym *syms =
        range(link, object, symtab->sh_offset, symtab->sh_size, 8, "the symbol table");
    object->symbol_count = symtab->sh_size / sizeof *syms;
    object->local_count = symtab->sh_info;
    if (symtab->sh_entsize != sizeof *syms || !object->symbol_count ||
        object->local_count > object->symbol_count)
        libld_fail(link, "%s: malformed symbol table", object->name);
    return syms;
}

static const struct group *find_group(const struct link *link, const struct group *wanted)
{
    const struct group *group = link->groups;
    while (group && (group->hash != wanted->hash || strcmp(group->signature, wanted->signature)))
        group = group->next;
    return group;
}

static struct input_section *twin_of(const struct input_section *section, const struct group *winner)
{
    for (size_t i = 0; i < winner->member_count; i++) {
        struct input_section *twin = &winner->object->sections[winner->members[i]];
        if (!twin->dropped && twin->size == section->size && !strcmp(twin->name, section->name))
            return twin;
    }
    return NULL;
}

/* Keep the first of the groups with one signature; the sections of the others are as good as absent. */
static void settle_group(struct link *link, struct group *group)
{
    const struct group *winner = find_group(link, group);
    for (size_t i = 0; i < group->member_count; i++) {
        if (group->members[i] >= group->object->section_count)
            libld_fail(link, "%s: group %s names section %u, which does not exist", group->object->name,
                       group->signature, group->members[i]);
        struct input_section *section = &group->object->sections[group->members[i]];
        if (!winner || section->dropped)
            continue;
        section->dropped = true;
        section->twin = twin_of(section, winner);
    }
    if (winner)
        return;
    group->next = link->groups;
    link->groups = group;
}

static void read_group(struct link *link, struct object *object, const Elf64_Shdr *shdr, const char *signature)
{
    const uint32_t *words = range(link, object, shdr->sh_offset, shdr->sh_size, 4, "a section group");
    if (shdr->sh_size < sizeof *words || !(words[0] & GRP_COMDAT))
        return;
    struct group *group = libld_memory_alloc(link, sizeof *group);
    *group = (struct group){
        .signature = signature, .hash = libld_symbol_hash(signature), .object = object,
        .members = words + 1, .member_count = shdr->sh_size / sizeof *words - 1,
    };
    settle_group(link, group);
}

static void read_groups(struct link *link, struct object *object, const Elf64_Shdr *table,
                        const Elf64_Shdr *symtab, const Elf64_Sym *syms)
{
    for (size_t i = 1; i < object->section_count; i++) {
        if (table[i].sh_type != SHT_GROUP)
            continue;
        if (table[i].sh_info >= object->symbol_count)
            libld_fail(link, "%s: a section group has no signature", object->name);
        const Elf64_Sym *sym = &syms[table[i].sh_info];
        const char *signature =
            ELF64_ST_TYPE(sym->st_info) == STT_SECTION && sym->st_shndx < object->section_count
                ? object->sections[sym->st_shndx].name
                : string_at(link, object, &table[symtab->sh_link], sym->st_name);
        read_group(link, object, &table[i], signature ? signature : "");
    }
}

/* The section of a symbol, NULL for the reserved indices. */
static struct input_section *symbol_section(struct link *link, const struct object *object,
                                            const Elf64_Sym *sym, size_t i, const uint32_t *extended)
{
    uint32_t index = sym->st_shndx;
    if (index == SHN_XINDEX && extended)
        index = extended[i];
    else if (index == SHN_UNDEF || index == SHN_ABS || index == SHN_COMMON)
        return NULL;
    if (index == SHN_UNDEF || index >= object->section_count)
        libld_fail(link, "%s: symbol %zu is in section %u, which does not exist", object->name, i, index);
    return &object->sections[index];
}

static void check_symbol(struct link *link, const struct object *object, const char *name,
                         const Elf64_Sym *sym, const struct input_section *section)
{
    unsigned type = ELF64_ST_TYPE(sym->st_info);
    if (type == STT_TLS)
        libld_fail(link, "%s: symbol %s: thread-local storage is not supported", object->name, name);
    if (type == STT_GNU_IFUNC)
        libld_fail(link, "%s: symbol %s: indirect functions are not supported", object->name, name);
    if (section && !section->dropped && sym->st_value > section->size)
        libld_fail(link, "%s: symbol %s lies outside its section %s", object->name, name, section->name);
}

static struct symbol *local_symbol(struct link *link, struct object *object, const char *name,
                                   const Elf64_Sym *sym, struct input_section *section)
{
    struct symbol *symbol = libld_memory_alloc(link, sizeof *symbol);
    *symbol = (struct symbol){
        .name = name, .object = object, .section = section, .value = sym->st_value, .size = sym->st_size,
        .state = section ? SYMBOL_DEFINED : SYMBOL_ABSOLUTE,
        .type = ELF64_ST_TYPE(sym->st_info), .binding = STB_LOCAL,
    };
    if (sym->st_shndx == SHN_COMMON)
        libld_fail(link, "%s: symbol %s is local and common", object->name, name);
    return symbol;
}

static struct symbol *global_symbol(struct link *link, struct object *object, const char *name,
                                    const Elf64_Sym *sym, struct input_section *section)
{
    if (!*name)
        libld_fail(link, "%s: a global symbol has no name", object->name);
    struct symbol *symbol = libld_symbol_intern(link, name);
    libld_symbol_merge(link, object, symbol, sym, section);
    return symbol;
}

static void read_symbols(struct link *link, struct object *object, const Elf64_Shdr *table,
                         const Elf64_Shdr *symtab, const Elf64_Sym *syms)
{
    const Elf64_Shdr *shndx = find_table(object, table, SHT_SYMTAB_SHNDX);
    const uint32_t *extended =
        shndx ? range(link, object, shndx->sh_offset, object->symbol_count * 4, 4, "SHT_SYMTAB_SHNDX") : NULL;
    object->symbols = libld_memory_alloc(link, object->symbol_count * sizeof *object->symbols);
    for (size_t i = 0; i < object->symbol_count; i++) {
        const char *name = string_at(link, object, &table[symtab->sh_link], syms[i].st_name);
        struct input_section *section = symbol_section(link, object, &syms[i], i, extended);
        check_symbol(link, object, name, &syms[i], section);
        object->symbols[i] = (i < object->local_count ? local_symbol : global_symbol)(link, object, name,
                                                                                      &syms[i], section);
    }
}

static void read_relocations(struct link *link, struct object *object, const Elf64_Shdr *table)
{
    for (size_t i = 1; i < object->section_count; i++) {
        const Elf64_Shdr *shdr = &table[i];
        if (shdr->sh_type != SHT_RELA)
            continue;
        linked(link, object, table, shdr->sh_info);
        struct input_section *section = &object->sections[shdr->sh_info];
        if (section->dropped)
            continue;
        if (shdr->sh_entsize != sizeof(Elf64_Rela) || section->type == SHT_NOBITS || section->relas)
            libld_fail(link, "%s: section %s: malformed relocations", object->name, section->name);
        section->relas = range(link, object, shdr->sh_offset, shdr->sh_size, 8, "a relocation table");
        section->rela_count = shdr->sh_size / sizeof(Elf64_Rela);
        for (size_t j = 0; j < section->rela_count; j++)
            if (ELF64_R_SYM(section->relas[j].r_info) >= object->symbol_count)
                libld_fail(link, "%s: section %s: relocation %zu names symbol %lu, which does not exist",
                           object->name, section->name, j,
                           (unsigned long)ELF64_R_SYM(section->relas[j].r_info));
    }
}

void libld_object_read(struct link *link, struct object *object, const struct libld_object *input)
{
    object->name = input->name ? input->name : "<object>";
    if (!input->bytes || input->size > LIBLD_LIMIT)
        libld_fail(link, "%s: %s", object->name, input->bytes ? "too large" : "not an ELF file");
    void *copy = libld_memory_alloc(link, input->size);     /* aligned, as the caller's need not be */
    memcpy(copy, input->bytes, input->size);
    object->bytes = copy;
    object->size = input->size;

    uint32_t names;
    const Elf64_Shdr *table = read_section_table(link, object, read_header(link, object), &names);
    read_sections(link, object, table, names);
    const Elf64_Shdr *symtab = find_table(object, table, SHT_SYMTAB);
    if (!symtab)
        libld_fail(link, "%s: has no symbol table", object->name);
    linked(link, object, table, symtab->sh_link);
    const Elf64_Sym *syms = read_symbol_table(link, object, symtab);
    read_groups(link, object, table, symtab, syms);
    read_symbols(link, object, table, symtab, syms);
    read_relocations(link, object, table);
}
