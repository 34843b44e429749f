/* libld: making ELF shared objects at run time.
 *
 * Two services, usable apart from each other:
 *
 *   libld_link    relocatable objects in memory -> a shared object in memory; what `ld -shared` does,
 *                 in about a millisecond and without a process.
 *   dlcreate ...  named objects whose contents are made while the process runs: the calls that "Virtual
 *                 machines should be invisible" (section 3.2) adds to the dynamic loader.
 *
 * Invariants
 *
 *   - What comes out is an ordinary ELF file. ld.so, dladdr, gdb, valgrind, perf and binutils read it as
 *     any other; nothing has to be registered with anybody.
 *   - No page of an image is ever writable and executable, neither in the file nor in memory.
 *   - References to a name that the image defines are bound inside the image. It neither interposes on
 *     other objects nor is interposed upon, except for the names listed in `unique`, which ld.so unifies
 *     over all images of the process (STB_GNU_UNIQUE, also between RTLD_LOCAL objects).
 *   - Equal inputs and options give equal bytes; the build-id is a hash of those bytes.
 *   - A file, once written, never changes: tools read the symbols of a path once. New contents go to a
 *     new path.
 *   - Every input byte may be hostile. A bad input ends in an error that names object, section or symbol;
 *     never in a bad access. Nothing is retained of a failed call, in memory or on disk.
 *
 * Functions that can fail return 0 or -1 (or a pointer or NULL) and fill `error`, which may be NULL. The
 * linking half keeps no state, so any number of threads may link at once; a dlimage locks itself.
 *
 * The part between the two marks is plain enough for the cdef() of Python's cffi, which reads it there.
 */
#ifndef LIBLD_H
#define LIBLD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)
/* cdef: begin */

struct libld_error {
    char message[512];
};

/* One relocatable ELF64 object; `name` is for messages only. */
struct libld_object {
    const char *name;
    const void *bytes;
    size_t size;
};

/* A name that the image may take from elsewhere. With `version`, only that version of it, from `library`,
 * which becomes DT_NEEDED; without, whatever the search of ld.so finds first (`library` is then unused). */
struct libld_import {
    const char *symbol;
    const char *library;
    const char *version;
};

enum libld_flag {
    LIBLD_ONLY_IMPORTS = 1      /* an undefined symbol that is no import is an error, unless it is weak */
};

/* Where the parts of an image go, for an image that must be mapped at given addresses: `base` has the
 * headers and read-only data, then come code and writable data. All are multiples of the page size; ld.so
 * takes them as a wish, which it grants when the range is free. All zero: packed, from address 0. */
struct libld_placement {
    uint64_t base;
    uint64_t text;
    uint64_t data;
};

struct libld_options {
    const char *soname;
    const char *runpath;                        /* DT_RUNPATH, or NULL */
    const char *const *needed;                  /* DT_NEEDED, in order */
    size_t needed_count;
    const char *const *unique;                  /* defined names to become STB_GNU_UNIQUE */
    size_t unique_count;
    const struct libld_import *imports;
    size_t import_count;
    unsigned flags;                             /* enum libld_flag */
    struct libld_placement placement;
};

struct libld_image {
    void *bytes;
    size_t size;
};

/* Link `count` objects into a shared object. The caller frees `ret` with libld_image_free. */
int libld_link(const struct libld_object *objects, size_t count, const struct libld_options *options,
               struct libld_image *ret, struct libld_error *error);
void libld_image_free(struct libld_image *image);

/* Put `size` bytes at `path`, all or nothing: a temporary file in the same directory is renamed over it.
 * The file is readable by all and executable by its owner, as the umask allows. */
int libld_write(const char *path, const void *bytes, size_t size, struct libld_error *error);

/* Objects that grow while the process runs.
 *
 * An image is filled in rounds: dlalloc reserves memory at its final address, the caller writes code or
 * data there, dlbind names parts of it, dlcommit makes the round real: it is written as an ELF file of its
 * own and that file is mapped by ld.so at those same addresses. From then on its code can run and its
 * symbols are seen by dladdr, by backtraces and by every tool, whether it is attached now or later; code
 * is then read-only, data stays writable. dldsym commits first if it must.
 *
 * Why a file for each round and not one mapped file that is added to: debuggers, valgrind and perf look
 * at the symbols of a file once, when ld.so or the kernel tells them about it, and an added symbol would
 * be unknown to them for ever. So the link map, which they all follow already, carries the news.
 *
 * Between dlalloc and dlcommit the memory is the caller's alone: it is unmapped for a moment while ld.so
 * takes over. If another thread maps something into that very gap, dlcommit fails and the round is lost;
 * after any other failure its memory is as before. */

enum dl_flag {
    DL_TEXT = 1,                /* code: writable until the commit, executable after it */
    DL_DATA = 2                 /* data: writable before and after */
};

struct dlimage;

/* A new, empty image. Its files are `name`-BUILDID.so in `directory`, or, if that is NULL, in a directory
 * of the user's own (libld under XDG_CACHE_HOME or ~/.cache). They stay there: core dumps and profiles are
 * read later than the process lives. A directory that others own or may write is refused. */
struct dlimage *dlcreate(const char *name, const char *directory, struct libld_error *error);

/* The file at `path`, opened RTLD_LOCAL, as an image that cannot grow; for dldsym. */
struct dlimage *dladopt(const char *path, struct libld_error *error);

/* `size` zero bytes aligned to `align` (a power of two up to 4096), at their final address. */
void *dlalloc(struct dlimage *image, size_t size, size_t align, enum dl_flag flag,
              struct libld_error *error);

/* Name the bytes [address, address + size), which dlalloc gave and no commit has sealed: a function in
 * DL_TEXT, an object in DL_DATA. If `bytes` is not NULL they are copied there first. A function that begins
 * with push %rbp; mov %rsp, %rbp can be unwound. */
int dlbind(struct dlimage *image, const char *symbol, const char *namespace_, const char *convention,
           void *address, const void *bytes, size_t size, struct libld_error *error);

int dlcommit(struct dlimage *image, struct libld_error *error);

/* The entry point of `symbol` in `namespace_` for callers of the kind `convention`, or NULL. A namespace
 * is typically a module, NULL the image's only one. The convention is "" (or NULL) for the function's own
 * C signature, or a token that its maker chose, as "any" or "c.i_pp". */
void *dldsym(struct dlimage *image, const char *symbol, const char *namespace_, const char *convention,
             struct libld_error *error);

/* The ELF name under which dlbind and dldsym know an entry: [namespace::]symbol[.convention]. Returns its
 * length; like snprintf, writes at most `size` bytes. */
size_t dlname(char *ret, size_t size, const char *symbol, const char *namespace_, const char *convention);

/* Path of the file made by the latest commit, or NULL; valid until the next commit. */
const char *dlpath(struct dlimage *image);

/* Unmap all that the image consists of. Its files stay. */
void dldestroy(struct dlimage *image);

/* cdef: end */
#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
