/* A program that knows nothing of the index but asks it: each claim is one check, named on the command line. Run with the
 * preload library; link with -ldl, compile with -fno-builtin. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "memtable.h"

/* Asking about freed addresses is the point. */
#pragma GCC diagnostic ignored "-Wuse-after-free"

static enum memtable_place (*find)(const void *address, struct memtable_chunk *ret);

static void fail(const char *what, int line)
{
    fprintf(stderr, "memtable_chunks: line %d: %s\n", line, what);
    _exit(1);
}

#define EXPECT(condition) ((condition) ? (void)0 : fail(#condition, __LINE__))

/* Indexed with exactly that size, and allocated from this program or from libc. */
static void *check(void *chunk, size_t size, int line)
{
    struct memtable_chunk found;
    if (!chunk || find(chunk, &found) != MEMTABLE_INSIDE || found.start != (uintptr_t)chunk || found.size != size)
        fail("not indexed by its start and size", line);
    Dl_info site;
    if (!dladdr((void *)(uintptr_t)found.metadata, &site))
        fail("its site is no code", line);
    if (size > 1 && (find((char *)chunk + size - 1, &found) != MEMTABLE_INSIDE || found.start != (uintptr_t)chunk))
        fail("not found by its last byte", line);
    return chunk;
}

#define CHECK(chunk, size) check(chunk, size, __LINE__)

static bool is_known(const void *address)
{
    struct memtable_chunk chunk;
    return find(address, &chunk) == MEMTABLE_INSIDE;
}

static void release(void *chunk)
{
    free(chunk);
    EXPECT(!is_known(chunk));
}

static void api(void)
{
    void *chunk;
    release(CHECK(malloc(0), 0));
    release(CHECK(malloc(1), 1));
    release(CHECK(malloc(100000), 100000));
    release(CHECK(malloc((size_t)80 << 20), (size_t)80 << 20));
    release(CHECK(calloc(7, 13), 91));
    release(CHECK(memalign(4096, 33), 33));
    release(CHECK(aligned_alloc(64, 640), 640));
    release(CHECK(valloc(5), 5));
    chunk = pvalloc(5);
    release(CHECK(chunk, malloc_usable_size(chunk)));
    EXPECT(posix_memalign(&chunk, 256, 1000) == 0);
    release(CHECK(chunk, 1000));
    EXPECT(posix_memalign(&chunk, 3, 1000) == EINVAL);
    free(NULL);
}

static void growing(void)
{
    volatile size_t too_much = SIZE_MAX;    /* volatile: the compiler warns of what it sees through */
    char *chunk = CHECK(realloc(NULL, 10), 10);
    strcpy(chunk, "contents");
    chunk = CHECK(realloc(chunk, 100000), 100000);
    EXPECT(!strcmp(chunk, "contents"));
    chunk = CHECK(realloc(chunk, 20), 20);
    chunk = CHECK(reallocarray(chunk, 10, 30), 300);
    EXPECT(!strcmp(chunk, "contents"));

    /* A failure leaves the chunk as it was, in the index too. */
    EXPECT(!realloc(chunk, too_much / 2) && errno == ENOMEM);
    CHECK(chunk, 300);
    errno = 0;
    EXPECT(!reallocarray(chunk, too_much / 2, 4) && errno == ENOMEM);
    CHECK(chunk, 300);
    EXPECT(!malloc(too_much) && !calloc(too_much / 2, 4));
    EXPECT(!realloc(chunk, 0) && !is_known(chunk));
}

/* Around the borders of the table's classes, where a chunk's room decides of which it is. */
static void rooms(void)
{
    static void *chunks[2200];
    for (size_t size = 0; size < 2200; size++)
        chunks[size] = CHECK(size % 2 ? malloc(size) : calloc(1, size), size);
    for (size_t size = 2200; size-- > 0;) {
        chunks[size] = CHECK(realloc(chunks[size], size * 7 % 2500 + 1), size * 7 % 2500 + 1);
        release(chunks[size]);
    }
    for (size_t size = 1 << 14; size < 1 << 26; size += size / 7)
        release(CHECK(malloc(size), size));
    for (size_t alignment = 16; alignment < 1 << 20; alignment *= 2)
        release(CHECK(memalign(alignment, alignment / 2 + 1), alignment / 2 + 1));
}

static void inside_libc(void)
{
    char *text = NULL, *line = NULL;
    size_t room = 0;
    release(CHECK(strdup("twelve bytes"), 13));
    release(CHECK(strndup("twelve bytes", 6), 7));
    release(CHECK(wcsdup(L"four"), 5 * sizeof(wchar_t)));
    EXPECT(asprintf(&text, "%d", 12345) == 5 && is_known(text));
    release(text);
    FILE *file = fopen("/proc/self/maps", "r");
    EXPECT(file && getline(&line, &room, file) > 0 && is_known(line));
    fclose(file);
    release(line);
    file = open_memstream(&text, &room);
    fputs("streamed", file);
    fclose(file);
    EXPECT(is_known(text));
    release(text);
    text = getcwd(NULL, 0);
    EXPECT(is_known(text));
    release(text);
}

static void elsewhere(void)
{
    struct memtable_chunk chunk;
    static int data;
    char *some = malloc(20);
    EXPECT(!is_known(&data) && !is_known(&some) && !is_known((void *)api) && !is_known(NULL));
    EXPECT(!is_known((void *)-1) && !is_known((void *)(UINT64_C(1) << 47)) && !is_known((void *)0x1000));
    EXPECT(find(some + 20, &chunk) == MEMTABLE_PAST_END && chunk.start == (uintptr_t)some);
    EXPECT(find(some + 21, &chunk) == MEMTABLE_NOWHERE);
    EXPECT(find(some - 1, &chunk) != MEMTABLE_INSIDE);
    free(some);
}

/* calloc of fresh memory must not touch its pages. */
static void untouched(void)
{
    enum { PAGES = 4096 };
    unsigned char present[PAGES];
    char *chunk = CHECK(calloc(PAGES, 4096), (size_t)PAGES * 4096);
    char *page = (char *)(((uintptr_t)chunk + 4095) & ~(uintptr_t)4095);
    EXPECT(!mincore(page, (size_t)(PAGES - 1) * 4096, present));
    size_t resident = 0;
    for (size_t i = 0; i < PAGES - 1; i++)
        resident += present[i] & 1;
    EXPECT(resident < 8);
    release(chunk);
}

static void work(unsigned seed, int rounds)
{
    enum { SLOTS = 200 };
    struct { char *chunk; size_t size; } slots[SLOTS] = {0};
    for (int i = 0; i < rounds; i++) {
        size_t slot = (size_t)rand_r(&seed) % SLOTS, size = (size_t)rand_r(&seed) % (1u << (rand_r(&seed) % 18));
        if (slots[slot].chunk)
            CHECK(slots[slot].chunk, slots[slot].size);
        if (rand_r(&seed) % 2) {
            slots[slot].chunk = CHECK(realloc(slots[slot].chunk, size + 1), size + 1);
            slots[slot].size = size + 1;
        } else {
            free(slots[slot].chunk);
            slots[slot].chunk = CHECK(malloc(size), size);
            slots[slot].size = size;
        }
    }
    for (size_t i = 0; i < SLOTS; i++)
        free(slots[i].chunk);
}

static void *work_in_thread(void *seed)
{
    char *own = strdup("freed by a destructor");
    pthread_key_t key;
    if (!pthread_key_create(&key, free))
        pthread_setspecific(key, own);
    work((unsigned)(uintptr_t)seed, 20000);
    return malloc(77);
}

static void threads(void)
{
    pthread_t ids[8];
    for (int round = 0; round < 4; round++) {
        for (uintptr_t i = 0; i < 8; i++)
            pthread_create(ids + i, NULL, work_in_thread, (void *)(i + 1));
        for (int i = 0; i < 8; i++) {
            void *chunk;
            pthread_join(ids[i], &chunk);
            release(CHECK(chunk, 77)); /* outlives its thread */
        }
    }
}

static atomic_bool stop;

static void *allocate_on_and_on(void *seed)
{
    while (!stop)
        work((unsigned)(uintptr_t)seed, 500);
    return NULL;
}

/* Children of a process whose other thread allocates all the time: each finds the index usable. */
static void forks(void)
{
    pthread_t id;
    char *before = malloc(123);
    pthread_create(&id, NULL, allocate_on_and_on, (void *)5);
    for (int i = 0; i < 200; i++) {
        pid_t child = fork();
        if (child == 0) {
            CHECK(before, 123);
            work((unsigned)i, 200);
            release(before);
            _exit(0);
        }
        int status;
        EXPECT(child > 0 && waitpid(child, &status, 0) == child && status == 0);
    }
    stop = true;
    pthread_join(id, NULL);
    CHECK(before, 123);
}

static void libraries(void)
{
    for (int i = 0; i < 20; i++) {
        void *library = dlopen("libm.so.6", RTLD_NOW);
        EXPECT(library && dlsym(library, "cos"));
        dlclose(library);
        EXPECT(!dlopen("no such library", RTLD_NOW) && dlerror());
    }
}

static const struct {
    const char *name;
    void (*run)(void);
} checks[] = {
    {"api", api}, {"growing", growing}, {"rooms", rooms}, {"inside_libc", inside_libc},
    {"elsewhere", elsewhere}, {"untouched", untouched}, {"threads", threads}, {"forks", forks}, {"libraries", libraries},
};

int main(int argc, char **argv)
{
    find = (enum memtable_place (*)(const void *, struct memtable_chunk *))dlsym(RTLD_DEFAULT, "memtable_preload_find");
    EXPECT(find);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (argc > 1 && !strcmp(argv[1], checks[i].name)) {
            checks[i].run();
            return 0;
        }
    return 2;
}
