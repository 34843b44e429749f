/* One index, one chunk size, one number of threads: nanoseconds per operation and bytes of memory per chunk.
 *
 *     bench SIZE THREADS CHUNKS DEPTH     ->  churn hit miss memory
 *
 * It is linked with one implementation of memtable.h at a time. Chunks lie as malloc would put them, each thread's in a
 * span of its own. churn deletes and inserts a random chunk; hit looks up a random interior pointer (DEPTH percent into
 * the chunk, or anywhere with DEPTH 0); miss looks up pointers into the holes that every other chunk leaves. Each
 * look-up's address depends on the answer before, so that what is measured is latency. Each figure is the median of
 * REPEATS runs. Few chunks stay in the cache (warm), many do not (cold). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "memtable.h"

enum { REPEATS = 9, THREADS_MAX = 8, OPERATIONS = 1 << 15 };

extern bool index_is_shared; /* rivals: take the lock */

struct thread {
    pthread_t id;
    uintptr_t base;
    uint32_t *order;
    double churn, hit, miss;
};

static size_t size, chunks, depth, spacing, operations;
static pthread_barrier_t barrier;
static struct thread threads[THREADS_MAX];

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static size_t resident_bytes(void)
{
    unsigned long total, resident;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%lu %lu", &total, &resident) != 2)
        exit(1);
    fclose(file);
    return resident * (size_t)sysconf(_SC_PAGESIZE);
}

static uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545f4914f6cdd1d >> 16;
}

static void *chunk_at(const struct thread *thread, size_t i)
{
    return (void *)(thread->base + i * spacing);
}

static double churn(struct thread *thread)
{
    double start = now();
    for (size_t i = 0; i < operations; i++) {
        void *chunk = chunk_at(thread, thread->order[i] >> 1 << 1);
        memtable_delete(chunk, NULL);
        memtable_insert(chunk, size, 0x5500000000 + i);
    }
    return (now() - start) / (double)operations;
}

/* odd: 0 for the chunks that are there, 1 for the holes. */
static double look_up(struct thread *thread, size_t odd)
{
    struct memtable_chunk found = {0};
    size_t wrong = 0;
    uintptr_t chain = 0;
    double start = now();
    for (size_t i = 0; i < operations; i++) {
        size_t random = thread->order[i];
        size_t inside = depth ? size / 100 * depth : (i * 0x9e3779b97f4a7c15u >> 24) % size;
        uintptr_t chunk = (uintptr_t)chunk_at(thread, (random >> 1 << 1) + odd);
        enum memtable_place place = memtable_find((void *)(chunk + inside + chain), &found);
        chain = (uintptr_t)place >> 8;
        wrong += place != (odd ? MEMTABLE_NOWHERE : MEMTABLE_INSIDE);
    }
    double time = (now() - start) / (double)operations;
    return wrong ? -time : time;
}

static int compare(const void *left, const void *right)
{
    double x = *(const double *)left, y = *(const double *)right;
    return (x > y) - (x < y);
}

static double median_of(double (*run)(struct thread *), struct thread *thread)
{
    double times[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
        pthread_barrier_wait(&barrier);
        times[i] = run(thread);
    }
    qsort(times, REPEATS, sizeof *times, compare);
    return times[REPEATS / 2];
}

static double hit(struct thread *thread)
{
    return look_up(thread, 0);
}

static double miss(struct thread *thread)
{
    return look_up(thread, 1);
}

static void *run(void *argument)
{
    struct thread *thread = argument;
    for (size_t i = 1; i < chunks; i += 2)
        memtable_delete(chunk_at(thread, i), NULL);
    thread->churn = median_of(churn, thread);
    thread->hit = median_of(hit, thread);
    thread->miss = median_of(miss, thread);
    return NULL;
}

static size_t insert_all(size_t count)
{
    size_t before = resident_bytes();
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < chunks; i++)
            memtable_insert(chunk_at(threads + t, i), size, i);
    return resident_bytes() - before;
}

static void thread_prepare(struct thread *thread, size_t number)
{
    uint64_t state = 88172645463325252u + number;
    thread->base = 0x7e0000000010 + number * 0x8000000000;
    thread->order = malloc(operations * sizeof *thread->order);
    for (size_t i = 0; i < operations; i++)
        thread->order[i] = (uint32_t)(random_next(&state) % chunks);
}

int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    size = strtoul(argv[1], NULL, 0);
    size_t count = strtoul(argv[2], NULL, 0);
    chunks = strtoul(argv[3], NULL, 0) & ~1ul;
    depth = strtoul(argv[4], NULL, 0);
    spacing = size < 24 ? 32 : (size + 8 + 15) & ~15ul;
    operations = argc > 5 ? strtoul(argv[5], NULL, 0) : OPERATIONS;
    index_is_shared = count > 1;
    pthread_barrier_init(&barrier, NULL, (unsigned)count);
    for (size_t t = 0; t < count; t++)
        thread_prepare(threads + t, t);
    size_t memory = insert_all(count);
    for (size_t t = 0; t < count; t++)
        pthread_create(&threads[t].id, NULL, run, threads + t);
    for (size_t t = 0; t < count; t++)
        pthread_join(threads[t].id, NULL);
    printf("%.2f %.2f %.2f %.1f\n", threads[0].churn, threads[0].hit, threads[0].miss,
           (double)memory / (double)(count * chunks));
    return 0;
}
