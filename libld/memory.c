/* The arena of a link, and the way out of it. One arena makes libld_fail safe from anywhere: there is
 * nothing to release on the way. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(16) unsigned char bytes[];
};

static struct arena_block *add_block(struct link *link, size_t size)
{
    struct arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        libld_fail(link, "out of memory");
    block->size = size;
    block->next = link->arena;
    link->arena = block;
    return block;
}

/* Zeroed memory, aligned to 16, that lives as long as the link. */
void *libld_memory_alloc(struct link *link, size_t size)
{
    struct arena_block *block = link->arena;
    if (size > LIBLD_LIMIT)
        libld_fail(link, "out of memory");
    size = (size + 15) & ~(size_t)15;
    if (!block || size > block->size - block->used)
        block = add_block(link, size > BLOCK_SIZE ? size : BLOCK_SIZE);
    void *ret = block->bytes + block->used;
    block->used += size;
    return ret;
}

/* `array` with room for one item after its `count`. */
void *libld_memory_grow(struct link *link, void *array, size_t count, size_t *capacity, size_t item)
{
    if (count < *capacity)
        return array;
    size_t larger = *capacity ? 2 * *capacity : 16;
    void *ret = libld_memory_alloc(link, larger * item);
    if (count)
        memcpy(ret, array, count * item);
    *capacity = larger;
    return ret;
}

void libld_memory_free(struct link *link)
{
    while (link->arena) {
        struct arena_block *block = link->arena;
        link->arena = block->next;
        free(block);
    }
}

static void set_error(struct libld_error *error, const char *format, va_list args)
{
    if (error)
        vsnprintf(error->message, sizeof error->message, format, args);
}

void libld_error_set(struct libld_error *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_error(error, format, args);
    va_end(args);
}

_Noreturn void libld_fail(struct link *link, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_error(link->error, format, args);
    va_end(args);
    longjmp(link->failed, 1);
}

/* The offset at which `string` stands in a string table that starts with the empty string. */
uint32_t libld_strings_add(struct link *link, struct strings *strings, const char *string)
{
    size_t start = strings->size ? strings->size : 1;
    size_t end = start + strlen(string) + 1;
    if (!*string && strings->size)
        return 0;
    if (end > strings->capacity) {
        size_t larger = 2 * end + 4096;
        char *bytes = libld_memory_alloc(link, larger);
        if (strings->size)
            memcpy(bytes, strings->bytes, strings->size);
        strings->bytes = bytes;
        strings->capacity = larger;
    }
    if (!*string) {
        strings->size = 1;
        return 0;
    }
    memcpy(strings->bytes + start, string, end - start);
    strings->size = end;
    return start;
}
