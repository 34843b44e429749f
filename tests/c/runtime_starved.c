// runtime_script.c in which the allocation number FAIL_AT fails. Linked with --wrap for malloc, calloc and realloc.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

static long allocations, fail_at;

static int fails(void) { return ++allocations == fail_at; }

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t n, size_t size) { return fails() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *p, size_t size) { return fails() ? NULL : __real_realloc(p, size); }

static void finish(void) { fprintf(stderr, "%ld\n", allocations); }

__attribute__((constructor)) static void start(void)
{
    const char *number = getenv("FAIL_AT");
    fail_at = number ? atol(number) : 0;
    atexit(finish);
}
