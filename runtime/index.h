/* The index of one library's description, as dwarfpython/dwarf/index.py writes it.
 *
 * A file is a header, a table of DPY_INDEX_SECTIONS sections, and the sections: arrays of rows, little-endian and
 * 8-aligned, so that a mapped file is searched in place. A `string` is an offset into the section of NUL-terminated
 * strings, whose first is empty; a `type` is a row of the types, of which row 0 is void.
 *
 * `symbols` are sorted by name, `addresses` are rows of symbols sorted by address, `tags` are sorted by name and
 * kind, `constants` by name; `sites`, `frames` and `statics` by address; names compare as by strcmp. Addresses are those
 * of the file: add the library's load address. A description of a library's file may be older or newer
 * than the reader, or damaged: check magic, version, size and checksum (CRC-32 of what follows the header) before
 * use, and every row number and string against its section at use.
 */
#ifndef DPY_INDEX_H
#define DPY_INDEX_H

#include <stdint.h>

enum { DPY_INDEX_VERSION = 9 };

enum dpy_index_section_number {
    DPY_INDEX_STRINGS,
    DPY_INDEX_TYPES,
    DPY_INDEX_FIELDS,
    DPY_INDEX_ENUMERATORS,
    DPY_INDEX_SYMBOLS,
    DPY_INDEX_ADDRESSES,
    DPY_INDEX_TAGS,
    DPY_INDEX_CONSTANTS,
    DPY_INDEX_SITES,
    DPY_INDEX_FRAMES,
    DPY_INDEX_LOCALS,
    DPY_INDEX_STATICS,
    DPY_INDEX_SECTIONS
};

struct dpy_index_header {
    char magic[8];              /* "DPYINDEX" */
    uint32_t version;
    uint32_t header_size;
    uint64_t file_size;
    uint32_t checksum;
    uint32_t sections;          /* DPY_INDEX_SECTIONS */
    uint8_t build_id[32];       /* padded with zeros; of the content where the library has none */
    uint8_t source[32];         /* names the files that the description was made from */
    uint32_t path;              /* strings */
    uint32_t soname;
    uint32_t origin;
    uint32_t reserved;
};

struct dpy_index_section {
    uint64_t offset;            /* from the start of the file */
    uint32_t count;             /* rows; bytes for the strings */
    uint32_t row_size;
};

enum dpy_index_kind {
    DPY_INDEX_VOID,
    DPY_INDEX_BASE,
    DPY_INDEX_POINTER,
    DPY_INDEX_STRUCT,
    DPY_INDEX_UNION,
    DPY_INDEX_ENUM,
    DPY_INDEX_ARRAY,
    DPY_INDEX_TYPEDEF,
    DPY_INDEX_QUALIFIED,
    DPY_INDEX_FUNCTION
};

enum dpy_index_type_flag {
    DPY_INDEX_INCOMPLETE = 1,   /* a declaration only, or an array without bound */
    DPY_INDEX_VECTOR = 2,
    DPY_INDEX_VARIADIC = 4,
    DPY_INDEX_UNPROTOTYPED = 8
};

enum dpy_index_qualifier {
    DPY_INDEX_CONST = 1,
    DPY_INDEX_VOLATILE = 2,
    DPY_INDEX_RESTRICT = 4,
    DPY_INDEX_ATOMIC = 8
};

struct dpy_index_type {
    uint8_t kind;               /* enum dpy_index_kind */
    uint8_t flags;              /* enum dpy_index_type_flag; of a QUALIFIED: enum dpy_index_qualifier */
    uint8_t encoding;           /* DW_ATE_* of a BASE */
    uint8_t alignment;          /* 1 + log2 where the source asks for one, else 0 */
    uint32_t name;              /* string; empty for anonymous types */
    uint64_t size;              /* bytes; of an ARRAY: elements */
    uint32_t target;            /* type pointed to, named, qualified, returned, of elements, underlying */
    uint32_t first;             /* row of the first member, parameter (fields) or enumerator */
    uint32_t count;
    uint32_t reserved;
};

/* A member, or a parameter, of which only name and type count. */
struct dpy_index_field {
    uint32_t name;
    uint32_t type;
    uint64_t offset;            /* bytes; of a bit-field: of its storage unit */
    uint32_t bit_offset;        /* from the storage unit's least significant bit */
    uint32_t bit_size;          /* 0: not a bit-field */
};

struct dpy_index_enumerator {
    uint32_t name;
    uint32_t reserved;
    uint64_t value;             /* two's complement where the underlying type is signed */
};

enum dpy_index_symbol_kind {
    DPY_INDEX_SYMBOL_FUNCTION = 1,
    DPY_INDEX_SYMBOL_VARIABLE = 2,
    DPY_INDEX_SYMBOL_TLS_VARIABLE = 3
};

enum dpy_index_symbol_flag {
    DPY_INDEX_INLINE = 1,       /* described, but without code */
    DPY_INDEX_IFUNC = 2,        /* the address is that of the resolver */
    DPY_INDEX_DECLARED = 4,     /* the type is that of a declaration */
    DPY_INDEX_NORETURN = 8,
    DPY_INDEX_WEAK = 16
};

struct dpy_index_symbol {
    uint32_t name;
    uint32_t type;              /* 0: not described */
    uint64_t address;           /* in the file: add the library's load address */
    uint64_t size;
    uint32_t version;           /* string: "GLIBC_2.2.5" or empty */
    uint32_t file;              /* string: where it is declared */
    uint32_t line;
    uint32_t prototype;         /* string: "int stat(const char *file, struct stat *buf)" */
    uint32_t first_parameter;   /* row of fields; the count stands in the type */
    uint16_t kind;
    uint16_t flags;
};

struct dpy_index_tag {
    uint32_t name;
    uint32_t type;
    uint32_t kind;              /* STRUCT, UNION, ENUM, TYPEDEF or BASE */
};

enum dpy_index_constant_kind {
    DPY_INDEX_SIGNED,
    DPY_INDEX_UNSIGNED,
    DPY_INDEX_DOUBLE,
    DPY_INDEX_STRING
};

struct dpy_index_constant {
    uint32_t name;
    uint32_t kind;
    uint64_t value;             /* number, bits of a double, or string */
};

enum dpy_index_site_flag {
    DPY_INDEX_SURE = 1,         /* the type is that of what the result is stored in; else of the function's own result */
    DPY_INDEX_FIRST = 2         /* only one object of the type is there; what is behind it is something else */
};

/* A call of a function that allocates or frees. */
struct dpy_index_site {
    uint64_t address;           /* where it returns to */
    uint32_t type;              /* of what is allocated; 0: not known */
    uint32_t function;          /* string: the function that the call stands in, also an inlined one */
    uint32_t file;              /* string */
    uint32_t line;
    uint32_t flags;
    uint32_t reserved;
};

enum dpy_index_frame_flag {
    DPY_INDEX_WRAPPER = 2       /* allocates for its callers */
};

enum dpy_index_base {           /* what the offset of a variable in a frame counts from */
    DPY_INDEX_BASE_CFA,         /* the stack pointer before the call that made the frame */
    DPY_INDEX_BASE_RBP,
    DPY_INDEX_BASE_RSP
};

/* A function's code, and the variables in its frame. */
struct dpy_index_frame {
    uint64_t low;
    uint64_t high;              /* one past its code */
    uint32_t function;          /* string */
    uint32_t flags;             /* enum dpy_index_frame_flag */
    uint32_t first;             /* row of its locals */
    uint32_t count;
};

struct dpy_index_local {
    int64_t offset;             /* from the base */
    uint64_t low;               /* the code in which it lies there; high 0: all of the function's */
    uint64_t high;
    uint32_t name;
    uint32_t type;
    uint32_t file;
    uint32_t line;
    uint32_t base;              /* enum dpy_index_base */
    uint32_t reserved;
};

/* A variable that is not exported. */
struct dpy_index_static {
    uint64_t address;
    uint64_t size;
    uint32_t name;
    uint32_t type;
    uint32_t file;
    uint32_t line;
};

#endif
