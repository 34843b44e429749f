// The launcher's half of the image cache: finding the image of a program and making sure that it is still right. The
// compiler fills the cache: dwarfpython/cache.py, which says what lies where.
//
// Invariants
// - Only a directory that belongs to the user, or that comes with the installation and belongs to root or the user, and that nobody
//   else may write is read.
// - An image is loaded only when its size and digest are those that its manifest names, so that no torn write is ever run.
// - A manifest is right when each file that it names is as it was, by size and times, or else by content.
#ifndef DPY_CACHE_H
#define DPY_CACHE_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "digest.h"

struct dpy_cached {
    char image[PATH_MAX];
    char program[PATH_MAX];      // sys.argv[0] of -m; "" otherwise
};

// The directory by the environment: DPY_CACHE_DIR, XDG_CACHE_HOME, HOME. False: there is none.
bool dpy_cache_directory(char ret[PATH_MAX]);
// The image for a key, if there is one and it is up to date.
bool dpy_cache_find(const char *directory, const char *key, struct dpy_cached *ret);
// Likewise of a module that comes with the language, also in what the installation has prepared: dwarfpython/prepare.py.
bool dpy_cache_find_prepared(const char *key, struct dpy_cached *ret);
// Reads a manifest's text, in place, without looking at what the image depends on. False: it is none, or its image is not whole.
bool dpy_cache_accept(char *manifest, struct dpy_cached *ret);
// A whole file of the cache with a NUL behind it, from calloc; NULL: not to be read, or not smaller than `limit` bytes.
char *dpy_cache_read(const char *path, off_t limit);

#endif
