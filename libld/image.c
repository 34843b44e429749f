/* The calls that extend the dynamic loader: naming, and the life of an image. */
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "internal.h"

enum { LONGEST_NAME = 4096 };

size_t dlname(char *ret, size_t size, const char *symbol, const char *namespace_, const char *convention)
{
    bool has_namespace = namespace_ && *namespace_, has_convention = convention && *convention;
    return snprintf(ret, size, "%s%s%s%s%s", has_namespace ? namespace_ : "", has_namespace ? "::" : "", symbol,
                    has_convention ? "." : "", has_convention ? convention : "");
}

/* dlname into a buffer of LONGEST_NAME; its length, or 0 and an error. */
static size_t full_name(char *ret, const char *symbol, const char *namespace_, const char *convention,
                        struct libld_error *error)
{
    size_t length = dlname(ret, LONGEST_NAME, symbol, namespace_, convention);
    if (*symbol && length < LONGEST_NAME)
        return length;
    libld_error_set(error, *symbol ? "the name %.100s... is too long" : "a symbol needs a name", symbol);
    return 0;
}

static struct dlimage *new_image(const char *name, struct libld_error *error)
{
    struct dlimage *image = calloc(1, sizeof *image);
    if (!image || !(image->name = strdup(name))) {
        libld_error_set(error, "out of memory");
        free(image);
        return NULL;
    }
    pthread_mutex_init(&image->lock, NULL);
    return image;
}

struct dlimage *dlcreate(const char *name, const char *directory, struct libld_error *error)
{
    if (!*name || strchr(name, '/') || strlen(name) > 200) {
        libld_error_set(error, "an image's name is that of a file, not '%.250s'", name);
        return NULL;
    }
    char *checked = libld_directory(directory, error);
    struct dlimage *image = checked ? new_image(name, error) : NULL;
    if (!image) {
        free(checked);
        return NULL;
    }
    image->directory = checked;
    return image;
}

struct dlimage *dladopt(const char *path, struct libld_error *error)
{
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        libld_error_set(error, "cannot load %s: %s", path, dlerror());
        return NULL;
    }
    struct dlimage *image = new_image(path, error);
    struct round *round = image ? calloc(1, sizeof *round) : NULL;
    if (!round) {
        libld_error_set(error, "out of memory");
        dlclose(handle);
        dldestroy(image);
        return NULL;
    }
    round->handle = handle;
    image->is_adopted = true;
    image->rounds = round;
    image->path = strdup(path);
    return image;
}

static void *reserve(struct dlimage *image, size_t size, size_t align, enum dl_flag flag,
                     struct libld_error *error)
{
    for (struct round *round = image->rounds; round && !round->handle; round = round->next) {
        void *ret = libld_round_reserve(round, flag, size, align);
        if (ret)
            return ret;
    }
    struct round *round = libld_round_open(flag == DL_TEXT ? size : 0, flag == DL_DATA ? size : 0, error);
    if (!round)
        return NULL;
    round->next = image->rounds;
    image->rounds = round;
    return libld_round_reserve(round, flag, size, align);
}

void *dlalloc(struct dlimage *image, size_t size, size_t align, enum dl_flag flag, struct libld_error *error)
{
    const char *why = NULL;
    if (image->is_adopted)
        why = "the image is a file that cannot grow";
    else if (align == 0 || align & (align - 1) || align > LIBLD_PAGE)
        why = "the alignment is not a power of two up to 4096";
    else if (flag != DL_TEXT && flag != DL_DATA)
        why = "neither DL_TEXT nor DL_DATA";
    else if (size == 0 || size > LIBLD_LIMIT / 8)
        why = "zero bytes, or too many";
    if (why) {
        libld_error_set(error, "cannot allocate in %s: %s", image->name, why);
        return NULL;
    }
    pthread_mutex_lock(&image->lock);
    void *ret = reserve(image, size, align, flag, error);
    pthread_mutex_unlock(&image->lock);
    return ret;
}

static struct round *open_round_at(const struct dlimage *image, const void *address)
{
    struct round *round = image->rounds;
    while (round && !round->handle && !libld_round_contains(round, address))
        round = round->next;
    return round && !round->handle ? round : NULL;
}

int dlbind(struct dlimage *image, const char *symbol, const char *namespace_, const char *convention,
           void *address, const void *bytes, size_t size, struct libld_error *error)
{
    char name[LONGEST_NAME];
    size_t length = full_name(name, symbol, namespace_, convention, error);
    if (!length)
        return -1;
    pthread_mutex_lock(&image->lock);
    int result = -1;
    struct round *round = open_round_at(image, address);
    if (round)
        result = libld_round_bind(round, name, length, address, bytes, size, error);
    else
        libld_error_set(error, "cannot bind %s: %p is in no open reservation of %s", name, address, image->name);
    pthread_mutex_unlock(&image->lock);
    return result;
}

/* Oldest first, so that a failure leaves the open rounds at the head of the list. */
static int seal_from(struct dlimage *image, struct round *round, struct libld_error *error)
{
    if (!round || round->handle)
        return 0;
    if (seal_from(image, round->next, error))
        return -1;
    return libld_round_seal(round, image, error);
}

int dlcommit(struct dlimage *image, struct libld_error *error)
{
    pthread_mutex_lock(&image->lock);
    int result = seal_from(image, image->rounds, error);
    pthread_mutex_unlock(&image->lock);
    return result;
}

/* dlsym also looks into the libraries that a file needs; an image has only what it defines. */
static void *own_symbol(void *handle, const char *name)
{
    Dl_info info;
    struct link_map *map = NULL;
    void *ret = handle ? dlsym(handle, name) : NULL;
    bool is_own = ret && dladdr1(ret, &info, (void **)&map, RTLD_DL_LINKMAP) && (void *)map == handle;
    return is_own ? ret : NULL;
}

void *dldsym(struct dlimage *image, const char *symbol, const char *namespace_, const char *convention,
             struct libld_error *error)
{
    char name[LONGEST_NAME];
    void *ret = NULL;
    if (!full_name(name, symbol, namespace_, convention, error))
        return NULL;
    pthread_mutex_lock(&image->lock);
    bool is_ready = !seal_from(image, image->rounds, error);
    for (struct round *round = image->rounds; is_ready && round && !ret; round = round->next)
        ret = own_symbol(round->handle, name);
    pthread_mutex_unlock(&image->lock);
    if (is_ready && !ret)
        libld_error_set(error, "%s has no entry point %s", image->name, name);
    return ret;
}

const char *dlpath(struct dlimage *image)
{
    return image->path;
}

void dldestroy(struct dlimage *image)
{
    if (!image)
        return;
    while (image->rounds) {
        struct round *round = image->rounds;
        image->rounds = round->next;
        libld_round_close(round);
    }
    pthread_mutex_destroy(&image->lock);
    free(image->name);
    free(image->directory);
    free(image->path);
    free(image);
}
