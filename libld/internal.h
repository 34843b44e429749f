/* What the files of libld share: the state of one link and the parts it is made of.
 *
 * Invariants
 *
 *   - All memory of a link belongs to its arena, so any function may leave through libld_fail.
 *   - Everything that ends up in a section of the image is an input section: those of the objects and
 *     those that libld contributes (`object` is NULL, `bytes` is NULL, contents written at the end).
 *   - Before libld_layout_assign no address is known, after it no size changes.
 *   - Numbers from an object are checked where they are read; names are NUL-terminated within it.
 */
#ifndef LIBLD_INTERNAL_H
#define LIBLD_INTERNAL_H

#include <elf.h>
#include <setjmp.h>
#include <stdbool.h>

#include "libld.h"

enum {
    LIBLD_PAGE = 4096,
    LIBLD_LIMIT = 1 << 30       /* an image spans less than this, so 32-bit distances always fit */
};

/* Output sections in the order of the file; the first of each segment is marked. */
enum rank {
    RANK_NOTE,                  /* segment: read only */
    RANK_HASH,
    RANK_DYNSYM,
    RANK_DYNSTR,
    RANK_VERSYM,
    RANK_VERNEED,
    RANK_RELA,
    RANK_RODATA,
    RANK_EH_FRAME_HDR,
    RANK_EH_FRAME,
    RANK_PLT,                   /* segment: code */
    RANK_TEXT,
    RANK_INIT_ARRAY,            /* segment: written by ld.so, then read only */
    RANK_FINI_ARRAY,
    RANK_RELRO,
    RANK_DYNAMIC,
    RANK_GOT,
    RANK_DATA,                  /* segment: writable */
    RANK_BSS,
    RANK_DEBUG,                 /* not mapped */
    RANK_SYMTAB,
    RANK_STRTAB,
    RANK_SHSTRTAB
};

struct output_section {
    const char *name;
    enum rank rank;
    uint32_t type;
    uint64_t flags;
    uint64_t entsize;
    uint64_t align;
    uint64_t address;
    uint64_t offset;            /* in the file */
    uint64_t size;
    uint16_t index;             /* in the section header table */
    struct input_section **inputs;
    size_t input_count;
    size_t input_capacity;
};

struct input_section {
    const char *name;
    struct object *object;
    uint32_t type;
    uint64_t flags;
    uint64_t align;
    uint64_t entsize;
    uint64_t size;
    const uint8_t *bytes;       /* NULL for SHT_NOBITS and for libld's own */
    const Elf64_Rela *relas;
    size_t rela_count;
    bool dropped;               /* the loser of a COMDAT group, or of no use in an image */
    struct input_section *twin; /* of a loser: the same section of the winner, if it has one */
    struct output_section *out;
    uint64_t offset;            /* in `out` */
};

enum symbol_state { SYMBOL_UNDEFINED, SYMBOL_DEFINED, SYMBOL_ABSOLUTE, SYMBOL_COMMON };

struct symbol {
    const char *name;
    struct object *object;      /* where it is defined, else where it was first mentioned */
    enum symbol_state state;
    uint8_t type;
    uint8_t binding;
    uint8_t visibility;
    bool strong_reference;      /* somebody cannot do without it */
    bool dynamic;               /* needs an entry in .dynsym */
    uint32_t hash;              /* as in .gnu.hash */
    struct input_section *section;
    uint64_t value;             /* in `section`; alignment of a common symbol */
    uint64_t size;
    const struct libld_import *import;
    uint16_t version;           /* in .gnu.version */
    uint32_t dynsym;            /* index, 0 for none */
    uint32_t got;               /* slot + 1, 0 for none */
    uint32_t plt;               /* slot + 1, 0 for none */
};

struct object {
    const char *name;
    const uint8_t *bytes;
    size_t size;
    struct input_section *sections;     /* by section index */
    size_t section_count;
    struct symbol **symbols;            /* by symbol index */
    size_t symbol_count;
    size_t local_count;
};

/* A relocation left for ld.so, at `offset` in `section`. Without a symbol: base + the address of `target`
 * + addend. */
struct dynamic_reloc {
    struct input_section *section;
    uint64_t offset;
    uint32_t type;
    struct symbol *symbol;
    struct symbol *target;
    int64_t addend;
};

struct strings {
    char *bytes;
    size_t size;
    size_t capacity;
};

struct link {
    const struct libld_options *options;
    struct libld_error *error;
    jmp_buf failed;
    struct arena_block *arena;

    struct object *objects;
    size_t object_count;

    struct symbol **globals;            /* open addressing by `hash` */
    size_t global_count;
    size_t global_capacity;
    struct group *groups;

    struct output_section **outputs;
    size_t output_count;
    size_t output_capacity;

    struct symbol **got;                /* by slot */
    size_t got_count;
    size_t got_capacity;
    struct symbol **plt;                /* by slot */
    size_t plt_count;
    size_t plt_capacity;
    struct dynamic_reloc *relocs;
    size_t reloc_count;
    size_t reloc_capacity;
    struct symbol **imported;           /* .dynsym is a null entry, these, */
    size_t imported_count;
    size_t imported_capacity;
    struct symbol **exported;           /* and these, by bucket of .gnu.hash */
    size_t exported_count;
    size_t exported_capacity;
    struct need *needs;                 /* versions wanted, by library */
    size_t need_count;
    size_t need_capacity;
    struct strings dynstr_names;
    uint32_t soname_at, runpath_at;     /* in dynstr_names */
    const char **needed;                /* DT_NEEDED: those asked for, then those of versions */
    uint32_t *needed_at;                /* in dynstr_names */
    size_t needed_count;
    size_t needed_capacity;
    struct strings symtab_names;
    struct symtab_entry *symtab_entries;
    size_t symtab_count;
    size_t symtab_capacity;
    size_t symtab_locals;
    size_t fde_count;
    size_t relative_count;

    /* libld's own input sections; those that the image does without are NULL. */
    struct input_section *note, *hash, *dynsym, *dynstr, *versym, *verneed, *rela;
    struct input_section *eh_frame_hdr, *plt_code, *plt_frames, *frames_end;
    struct input_section *common, *dynamic, *got_slots, *symtab, *strtab, *shstrtab;

    uint64_t relro_end;                 /* file offset, a multiple of the page size */
    uint64_t section_headers;           /* file offset */
    size_t section_count;               /* of section headers, without the null one */
    uint8_t *image;
    uint64_t image_size;
};

/* memory.c */
void *libld_memory_alloc(struct link *link, size_t size);
void *libld_memory_grow(struct link *link, void *array, size_t count, size_t *capacity, size_t item);
void libld_memory_free(struct link *link);
void libld_error_set(struct libld_error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void libld_fail(struct link *link, const char *format, ...) __attribute__((format(printf, 2, 3)));
uint32_t libld_strings_add(struct link *link, struct strings *strings, const char *string);

/* object.c */
void libld_object_read(struct link *link, struct object *object, const struct libld_object *input);

/* symbol.c */
uint32_t libld_symbol_hash(const char *name);
struct symbol *libld_symbol_intern(struct link *link, const char *name);
struct symbol *libld_symbol_find(struct link *link, const char *name);
void libld_symbol_merge(struct link *link, struct object *object, struct symbol *symbol, const Elf64_Sym *sym,
                        struct input_section *section);
void libld_symbol_finish(struct link *link);
bool libld_symbol_preemptible(const struct symbol *symbol);
bool libld_symbol_exported(const struct symbol *symbol);
uint64_t libld_symbol_address(const struct symbol *symbol);
Elf64_Sym libld_symbol_entry(const struct symbol *symbol, uint32_t name, uint8_t binding);

/* layout.c */
struct input_section *libld_layout_own(struct link *link, const char *name, enum rank rank, uint64_t align,
                                       uint64_t size, uint64_t entsize);
void libld_layout_collect(struct link *link);
void libld_layout_assign(struct link *link);
void libld_layout_copy(struct link *link);
uint64_t libld_layout_address(const struct input_section *section);
uint8_t *libld_layout_bytes(struct link *link, const struct input_section *section);
struct output_section *libld_layout_find(struct link *link, enum rank rank);

/* dynsym.c: .dynsym, .dynstr, .gnu.hash and the versions */
void libld_dynsym_plan(struct link *link);
void libld_dynsym_write(struct link *link);

/* dynamic.c: .dynamic, .rela.dyn and the contents of .got */
void libld_dynamic_reloc(struct link *link, const struct dynamic_reloc *reloc);
void libld_dynamic_plan(struct link *link);
void libld_dynamic_write(struct link *link);

/* symtab.c */
void libld_symtab_plan(struct link *link);
void libld_symtab_write(struct link *link);

/* eh_frame.c */
void libld_eh_frame_plan(struct link *link);
void libld_eh_frame_write(struct link *link);

/* header.c: ELF header, program and section headers, build-id */
uint64_t libld_header_size(void);
void libld_header_plan(struct link *link);
enum segment { SEGMENT_READ, SEGMENT_CODE, SEGMENT_RELRO, SEGMENT_DATA, SEGMENT_NONE };
enum segment libld_header_segment(enum rank rank);
void libld_header_write(struct link *link);
void libld_header_build_id(struct link *link);
const uint8_t *libld_header_id(const void *image);

/* hash.c */
void libld_hash(const void *bytes, size_t size, uint8_t ret[20]);

/* x86_64.c: all that knows the machine */
extern const uint16_t libld_x86_64_machine;
extern const uint32_t libld_x86_64_relative;
enum { LIBLD_CIE_SIZE = 24, LIBLD_FDE_SIZE = 32 };
bool libld_x86_64_has_frame(const uint8_t *code, size_t size);
void libld_x86_64_write_cie(uint8_t *ret);
Elf64_Rela libld_x86_64_write_fde(uint8_t *ret, uint64_t offset, const uint8_t *code, size_t size,
                                  uint32_t symbol);
void libld_x86_64_scan(struct link *link, struct input_section *section);
void libld_x86_64_plan(struct link *link);
void libld_x86_64_apply(struct link *link, struct input_section *section);
void libld_x86_64_write_plt(struct link *link);

#endif
