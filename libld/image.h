/* What the files behind the dl calls share.
 *
 * Invariants
 *
 *   - A round is a reserved range of addresses: room for headers, for code, for what ld.so protects, and
 *     for data. Open, it is anonymous memory; sealed, it is an ELF file mapped by ld.so in the same place.
 *   - An image has any number of sealed rounds; open ones come first in its list.
 *   - The lock of the image is held wherever its rounds are touched. */
#ifndef LIBLD_IMAGE_H
#define LIBLD_IMAGE_H

#include <pthread.h>
#include <stdbool.h>

#include "libld.h"

/* A named part of the code or data, to be a symbol. */
struct binding {
    struct binding *next;
    bool is_text;
    uint64_t offset;            /* in the code or the data */
    uint64_t size;
    char name[];
};

struct area {
    uint8_t *start;
    size_t used, capacity;
};

struct round {
    struct round *next;
    uint8_t *base;              /* page-aligned, as are the areas */
    size_t size;
    struct area text, data;
    struct binding *bindings;
    size_t binding_count;
    size_t names_size;
    void *handle;               /* of dlopen, once sealed */
};

struct dlimage {
    pthread_mutex_t lock;
    char *name;
    char *directory;
    char *path;                 /* of the latest file */
    bool is_adopted;
    struct round *rounds;
};

/* round.c */
struct round *libld_round_open(size_t text, size_t data, struct libld_error *error);
void *libld_round_reserve(struct round *round, enum dl_flag flag, size_t size, size_t align);
int libld_round_bind(struct round *round, const char *name, size_t length, void *address, const void *bytes,
                     size_t size, struct libld_error *error);
int libld_round_seal(struct round *round, struct dlimage *image, struct libld_error *error);
void libld_round_close(struct round *round);
bool libld_round_contains(const struct round *round, const void *address);

/* wrap.c: the relocatable object that holds the code, data and names of a round; free() it. */
void *libld_wrap(const struct round *round, size_t *size);

/* directory.c: `directory`, or the user's own, made if need be and checked; free() it. */
char *libld_directory(const char *directory, struct libld_error *error);

#endif
