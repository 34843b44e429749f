/* One round of an image: reserving addresses, filling them, and handing them over to ld.so. */
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "image.h"
#include "internal.h"

enum {
    SMALLEST_AREA = 64 * 1024,
    PROTECTED_SIZE = LIBLD_PAGE,        /* .dynamic, between code and data */
    FIXED_HEADERS = 2 * LIBLD_PAGE,     /* of the read-only part, what does not depend on the names */
    BYTES_PER_NAME = 80,                /* in .dynsym, .gnu.hash and unwind tables, beside the name itself */
    HUGE_PAGE = 2 * 1024 * 1024
};

static size_t area_size(size_t wanted)
{
    size_t pages = (wanted + LIBLD_PAGE - 1) & -(size_t)LIBLD_PAGE;
    return pages > SMALLEST_AREA ? pages : SMALLEST_AREA;
}

/* A round with room for at least so much code and data, and for a name to each few dozen bytes of it. Where
 * Linux could use a huge page for a file, it grants a wished address only if a huge page more is free. */
struct round *libld_round_open(size_t text, size_t data, struct libld_error *error)
{
    struct round *round = calloc(1, sizeof *round);
    size_t text_size = area_size(text), data_size = area_size(data), header_size = text_size + data_size;
    size_t size = header_size + text_size + PROTECTED_SIZE + data_size;
    void *base = MAP_FAILED;
    if (size >= HUGE_PAGE)
        size += HUGE_PAGE;
    if (round && size < LIBLD_LIMIT)
        base = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) {
        libld_error_set(error, "cannot reserve %zu bytes of address space", size);
        free(round);
        return NULL;
    }
    round->base = base;
    round->size = size;
    round->text = (struct area){ .start = round->base + header_size, .capacity = text_size };
    round->data = (struct area){ .start = round->text.start + text_size + PROTECTED_SIZE, .capacity = data_size };
    return round;
}

/* NULL if the area has no such room left. */
void *libld_round_reserve(struct round *round, enum dl_flag flag, size_t size, size_t align)
{
    struct area *area = flag == DL_TEXT ? &round->text : &round->data;
    size_t start = (area->used + align - 1) & -align;
    if (start > area->capacity || size > area->capacity - start)
        return NULL;
    area->used = start + size;
    return area->start + start;
}

static bool is_within(const struct area *area, const void *address, size_t size)
{
    const uint8_t *start = address;
    return start >= area->start && start <= area->start + area->used &&
           size <= (size_t)(area->start + area->used - start);
}

bool libld_round_contains(const struct round *round, const void *address)
{
    return (const uint8_t *)address >= round->base && (const uint8_t *)address < round->base + round->size;
}

static bool is_bound(const struct round *round, const char *name)
{
    for (const struct binding *binding = round->bindings; binding; binding = binding->next)
        if (!strcmp(binding->name, name))
            return true;
    return false;
}

int libld_round_bind(struct round *round, const char *name, size_t length, void *address, const void *bytes,
                     size_t size, struct libld_error *error)
{
    bool is_text = is_within(&round->text, address, size);
    const struct area *area = is_text ? &round->text : &round->data;
    size_t header_size = round->text.start - round->base;
    size_t names = FIXED_HEADERS + BYTES_PER_NAME * (round->binding_count + 1) + round->names_size + length + 1;
    const char *why = NULL;
    if (!is_text && !is_within(&round->data, address, size))
        why = "its bytes are not all of one reservation";
    else if (is_bound(round, name))
        why = "the name is bound already";
    else if (names > header_size)
        why = "too many names for so few bytes; commit first";
    struct binding *binding = why ? NULL : malloc(sizeof *binding + length + 1);
    if (!binding) {
        libld_error_set(error, "cannot bind %s: %s", name, why ? why : "out of memory");
        return -1;
    }
    *binding = (struct binding){ .next = round->bindings, .is_text = is_text, .size = size,
                                 .offset = (uint8_t *)address - area->start };
    memcpy(binding->name, name, length + 1);
    if (bytes)
        memmove(address, bytes, size);
    round->bindings = binding;
    round->binding_count++;
    round->names_size += length + 1;
    return 0;
}

static int link_round(const struct round *round, const struct dlimage *image, struct libld_image *ret,
                      struct libld_error *error)
{
    struct libld_object object = { .name = image->name };
    void *wrapped = libld_wrap(round, &object.size);
    if (!wrapped) {
        libld_error_set(error, "out of memory");
        return -1;
    }
    object.bytes = wrapped;
    struct libld_options options = {
        .soname = image->name,
        .placement = { (uintptr_t)round->base, (uintptr_t)round->text.start, (uintptr_t)round->data.start },
    };
    int result = libld_link(&object, 1, &options, ret, error);
    free(wrapped);
    return result;
}

/* Equal contents have equal paths, so a file that is there need not be written again. */
static char *write_file(const struct dlimage *image, const struct libld_image *linked, struct libld_error *error)
{
    const uint8_t *id = libld_header_id(linked->bytes);
    char hex[41], *path;
    struct stat status;
    for (int i = 0; i < 20; i++)
        snprintf(hex + 2 * i, 3, "%02x", id[i]);
    if (asprintf(&path, "%s/%s-%s.so", image->directory, image->name, hex) < 0) {
        libld_error_set(error, "out of memory");
        return NULL;
    }
    bool is_there = !stat(path, &status) && (size_t)status.st_size == linked->size;
    if (is_there || !libld_write(path, linked->bytes, linked->size, error))
        return path;
    free(path);
    return NULL;
}

/* ld.so takes the addresses in the file as a wish. NULL unless it granted it. */
static void *open_in_place(const char *path, struct libld_error *error)
{
    struct link_map *map = NULL;
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        libld_error_set(error, "cannot load %s: %s", path, dlerror());
        return NULL;
    }
    if (!dlinfo(handle, RTLD_DI_LINKMAP, &map) && map->l_addr == 0)
        return handle;
    libld_error_set(error, "cannot load %s: its addresses were taken meanwhile", path);
    dlclose(handle);
    return NULL;
}

/* Make way for the file; if it does not come, put everything back. */
static int replace_mapping(struct round *round, const char *path, struct libld_error *error)
{
    void *aside = mremap(round->base, round->size, round->size, MREMAP_MAYMOVE | MREMAP_FIXED,
                         mmap(NULL, round->size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
    if (aside == MAP_FAILED) {
        libld_error_set(error, "cannot load %s: %s", path, strerror(errno));
        return -1;
    }
    round->handle = open_in_place(path, error);
    if (round->handle) {
        munmap(aside, round->size);
        return 0;
    }
    void *again = mmap(round->base, round->size, PROT_NONE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (again == round->base) {
        mremap(aside, round->size, round->size, MREMAP_MAYMOVE | MREMAP_FIXED, round->base);
        return -1;
    }
    if (again != MAP_FAILED)
        munmap(again, round->size);
    munmap(aside, round->size);
    round->base = NULL;                 /* lost: from now on an empty round, which is never sealed */
    round->size = 0;
    round->text = round->data = (struct area){ 0 };
    return -1;
}

int libld_round_seal(struct round *round, struct dlimage *image, struct libld_error *error)
{
    struct libld_image linked;
    if (!round->base)
        return 0;
    if (link_round(round, image, &linked, error))
        return -1;
    char *path = write_file(image, &linked, error);
    libld_image_free(&linked);
    if (!path || replace_mapping(round, path, error)) {
        free(path);
        return -1;
    }
    free(image->path);
    image->path = path;
    return 0;
}

void libld_round_close(struct round *round)
{
    if (round->handle)
        dlclose(round->handle);
    else if (round->base)
        munmap(round->base, round->size);
    while (round->bindings) {
        struct binding *binding = round->bindings;
        round->bindings = binding->next;
        free(binding);
    }
    free(round);
}
