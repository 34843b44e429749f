/* Writers that insert and delete, readers that look up what the writers are at, and a signal handler that looks up while
 * it interrupts either; every answer must be of one piece.
 *
 *     memtable_soak SECONDS WRITERS READERS
 *
 * A chunk's metadata is a hash of its start and size, so that an answer made of two lives gives itself away. The writers'
 * chunks lie side by side in the same regions, some across a border of regions; in two places of eight all have one size, so
 * that only their starts differ. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#include "memtable.h"

enum { PLACES = 512, STRIDE = 1 << 17, THREADS_MAX = 16, MONOTONOUS = 8, ONE_SIZE = 40 };

/* Chunks of up to STRIDE bytes; the last one of each writer has more than a region. */
static const uintptr_t base = 0x7f5000ff0010, huge_base = 0x7f6000000010, huge_stride = UINT64_C(1) << 30;
static atomic_bool stop;
static atomic_ulong found, torn, updates_lost, in_handler;

static uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545f4914f6cdd1d >> 8;
}

static uint64_t hash(uintptr_t start, size_t size)
{
    return (start * 0x9e3779b97f4a7c15 ^ size * 0xff51afd7ed558ccd) >> 9;
}

static bool whole(const struct memtable_chunk *chunk, enum memtable_place place, uintptr_t address)
{
    uintptr_t offset = address - chunk->start;
    bool placed = place == MEMTABLE_INSIDE ? offset < chunk->size || !offset : offset == chunk->size;
    return placed && chunk->metadata == hash(chunk->start, chunk->size);
}

static void look_up(uintptr_t address)
{
    struct memtable_chunk chunk;
    enum memtable_place place = memtable_find((void *)address, &chunk);
    if (!place)
        return;
    atomic_fetch_add_explicit(&found, 1, memory_order_relaxed);
    if (!whole(&chunk, place, address))
        atomic_fetch_add(&torn, 1);
}

/* Place i belongs to writer i % writers. Sizes of all classes that fit; the start moves a little within its place. */
static struct memtable_chunk random_chunk(uint64_t *random, size_t place, size_t writer)
{
    struct memtable_chunk chunk;
    chunk.start = base + place * STRIDE + random_next(random) % 4 * 16;
    chunk.size = random_next(random) % ((UINT64_C(1) << random_next(random) % 17) + 1);
    if (place % MONOTONOUS < 2)
        chunk.size = ONE_SIZE;
    if (place == PLACES) {
        chunk.start = huge_base + writer * huge_stride + random_next(random) % 4 * 16;
        chunk.size = random_next(random) % (huge_stride - 4096);
    }
    chunk.metadata = hash(chunk.start, chunk.size);
    return chunk;
}

struct writer {
    size_t number, step;
};

static void *write_chunks(void *argument)
{
    struct writer *writer = argument;
    uint64_t random = 1234567 + writer->number;
    static uintptr_t live[PLACES + THREADS_MAX];
    while (!stop) {
        size_t place = random_next(&random) % 64 == 0 ? PLACES
            : random_next(&random) % (PLACES / writer->step) * writer->step + writer->number;
        uintptr_t *slot = live + (place == PLACES ? PLACES + writer->number : place);
        if (*slot && !memtable_delete((void *)*slot, NULL))
            abort();
        struct memtable_chunk chunk = random_chunk(&random, place, writer->number);
        if (!memtable_insert((void *)chunk.start, chunk.size, chunk.metadata))
            abort();
        *slot = chunk.start;
        uint64_t before;
        if (!memtable_update((void *)chunk.start, 0, 0, &before) || before != chunk.metadata)
            atomic_fetch_add(&updates_lost, 1);
    }
    return NULL;
}

static void *read_chunks(void *argument)
{
    uint64_t random = (uintptr_t)argument;
    while (!stop) {
        look_up(base + random_next(&random) % PLACES * STRIDE + random_next(&random) % 200);
        look_up(base + random_next(&random) % ((uint64_t)PLACES * STRIDE));
        look_up(huge_base + random_next(&random) % (2 * huge_stride));
    }
    return NULL;
}

static void handle(int signal)
{
    static _Thread_local uint64_t random = 99;
    (void)signal;
    for (int i = 0; i < 50; i++)
        look_up(base + random_next(&random) % ((uint64_t)PLACES * STRIDE));
    atomic_fetch_add(&in_handler, 1);
}

static void interrupt_often(void)
{
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    struct itimerval every = {{0, 500}, {0, 500}};
    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &every, NULL);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    size_t writers = strtoul(argv[2], NULL, 0), readers = strtoul(argv[3], NULL, 0);
    pthread_t threads[2 * THREADS_MAX];
    struct writer arguments[THREADS_MAX];
    for (size_t i = 0; i < writers; i++) {
        arguments[i] = (struct writer){i, writers};
        pthread_create(threads + i, NULL, write_chunks, arguments + i);
    }
    for (size_t i = 0; i < readers; i++)
        pthread_create(threads + writers + i, NULL, read_chunks, (void *)(i + 77));
    interrupt_often();
    struct timespec left = {.tv_sec = atoi(argv[1])};
    while (nanosleep(&left, &left))
        ;
    stop = true;
    for (size_t i = 0; i < writers + readers; i++)
        pthread_join(threads[i], NULL);
    printf("%lu found, %lu torn, %lu updates lost, %lu signals\n", found, torn, updates_lost, in_handler);
    return torn || updates_lost || !found || !in_handler;
}
