/* Start-up of the preload library. dlsym allocates, before the allocator that it looks up is known: such requests are
 * served from a small static piece of memory and never freed. All of this happens before there are threads. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdlib.h>

#include "memtable.h"
#include "preload.h"

enum { EARLY_SIZE = 65536, EARLY_HEADER = 16 };

/* Beside the table's directory, on one page: between two allocations a program may well have used the page table's cache up. */
#define HOT __attribute__((section(".data")))

struct preload_next preload_next HOT;
enum preload_state preload_state HOT = PRELOAD_STARTING;

static _Alignas(16) char early[EARLY_SIZE];
static size_t early_used;
static bool looking_up;

void *preload_early_alloc(size_t size)
{
    if (size > EARLY_SIZE - EARLY_HEADER - 16 || early_used + EARLY_HEADER + size > EARLY_SIZE) {
        errno = ENOMEM;
        return NULL;
    }
    char *chunk = early + early_used + EARLY_HEADER;
    *(size_t *)(chunk - EARLY_HEADER) = size;
    early_used = (early_used + EARLY_HEADER + size + 15) & ~(size_t)15;
    return chunk;
}

bool preload_is_early(const void *chunk)
{
    return (uintptr_t)chunk - (uintptr_t)early < EARLY_SIZE;
}

size_t preload_early_size(const void *chunk)
{
    return chunk ? *(const size_t *)((const char *)chunk - EARLY_HEADER) : 0;
}

static void look_up(void)
{
    struct preload_next found = {
        .free = dlsym(RTLD_NEXT, "free"),
        .calloc = dlsym(RTLD_NEXT, "calloc"),
        .realloc = dlsym(RTLD_NEXT, "realloc"),
        .memalign = dlsym(RTLD_NEXT, "memalign"),
        .aligned_alloc = dlsym(RTLD_NEXT, "aligned_alloc"),
        .posix_memalign = dlsym(RTLD_NEXT, "posix_memalign"),
        .valloc = dlsym(RTLD_NEXT, "valloc"),
        .pvalloc = dlsym(RTLD_NEXT, "pvalloc"),
        .malloc = dlsym(RTLD_NEXT, "malloc"),
    };
    preload_next = found;
}

/* Do the program's calls of malloc come here? Our own reference to malloc would not tell, it is bound to the program's
 * malloc too. In a program that is not position-independent the address of malloc may be that of its entry for calls to
 * an undefined malloc, which come here. */
static bool malloc_is_ours(void)
{
    Dl_info theirs, ours;
    const ElfW(Sym) *symbol = NULL;
    void *reached = dlsym(RTLD_DEFAULT, "malloc");
    if (!dladdr1(reached, &theirs, (void **)&symbol, RTLD_DL_SYMENT) || !dladdr(&preload_next, &ours))
        return false;
    return theirs.dli_fbase == ours.dli_fbase || (symbol && symbol->st_shndx == SHN_UNDEF);
}

/* memcheck and its like put their own malloc in the place of libc's, whatever the symbols say. Chunks then have exactly the
 * size asked for, and no note. */
static bool libc_answers(void)
{
    size_t (*room_of)(void *chunk) = dlsym(RTLD_NEXT, "malloc_usable_size");
    void *probe = preload_next.malloc(1);
    size_t room = room_of && probe ? room_of(probe) : 0;
    bool noted = room > 1 && preload_capacity(probe) == room;
    preload_next.free(probe);
    return noted;
}

void preload_start(void)
{
    if (looking_up)
        return;
    looking_up = true;
    int saved = errno;
    look_up();
    if (!malloc_is_ours())
        preload_state = PRELOAD_PROGRAMS_OWN_MALLOC;
    else if ((void *)preload_next.malloc != dlsym(RTLD_NEXT, "__libc_malloc") || !libc_answers())
        preload_state = PRELOAD_OTHER_MALLOC;
    else
        preload_state = getenv("MEMTABLE_STATS") ? PRELOAD_COUNTING : PRELOAD_INDEXING;
    const char *sites = getenv("MEMTABLE_SITES");
    if (sites && sites[0] == '0')
        memtable_forgo_metadata();
    errno = saved;
}

static __attribute__((constructor)) void start_at_load(void)
{
    if (!preload_next.malloc)
        preload_start();
}
