/* A malloc that is not libc's: alone a library, with -DPROGRAM a program that brings its own. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static _Alignas(16) char arena[1 << 20];
static size_t used;

void *malloc(size_t size)
{
    void *chunk = arena + used;
    used += (size + 15) & ~(size_t)15;
    return used <= sizeof arena ? chunk : NULL;
}

void *calloc(size_t count, size_t size)
{
    return malloc(count * size);
}

void *realloc(void *chunk, size_t size)
{
    void *grown = malloc(size);
    return chunk && grown ? memmove(grown, chunk, size) : grown;
}

void free(void *chunk)
{
    (void)chunk;
}

#ifdef PROGRAM
int main(void)
{
    char *chunk = malloc(10);
    puts(chunk >= arena && chunk < arena + sizeof arena ? "mine" : "not mine");
    return 0;
}
#endif
