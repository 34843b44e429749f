/* The table where address space is rationed.
 *
 *     memtable_limits MEBIBYTES      sets RLIMIT_AS, then indexes chunks all over the address space
 *
 * It must open folded or not at all, leave most of the address space to the program, keep errno, and know exactly what it
 * did not refuse. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "memtable.h"

enum { CHUNKS = 400 };

static void expect(bool condition, const char *what)
{
    if (condition)
        return;
    fprintf(stderr, "memtable_limits: %s\n", what);
    exit(1);
}

static uintptr_t start_of(size_t i)
{
    return (i % 2 ? 0x7f0000000000 : 0x555555000000) + i * 0x7fff30;
}

int main(int argc, char **argv)
{
    size_t limit = (argc > 1 ? strtoul(argv[1], NULL, 0) : 256) << 20;
    struct rlimit rlimit = {limit, limit};
    struct memtable_chunk chunk;
    struct memtable_stats stats;
    bool known[CHUNKS];
    size_t accepted = 0;
    expect(!setrlimit(RLIMIT_AS, &rlimit), "setrlimit");
    errno = 77;
    for (size_t i = 0; i < CHUNKS; i++)
        accepted += known[i] = memtable_insert((void *)start_of(i), 5000, i);
    for (size_t i = 0; i < CHUNKS; i++) {
        bool found = memtable_find((void *)(start_of(i) + 4999), &chunk) == MEMTABLE_INSIDE;
        expect(found == known[i] && (!found || (chunk.start == start_of(i) && chunk.metadata == i)), "wrong answer");
        expect(memtable_delete((void *)start_of(i), NULL) == known[i], "wrong deletion");
    }
    expect(errno == 77, "errno changed");
    memtable_statistics(&stats);
    expect(stats.state == MEMTABLE_FOLDED || stats.state == MEMTABLE_OFF, "not folded");
    expect(stats.refused == CHUNKS - accepted && stats.chunks == 0, "wrong count");
    expect(stats.reserved <= limit / 4, "took too much");
    void *rest = malloc(limit / 2);
    expect(rest, "nothing left for the program");
    free(rest);
    printf("%zu of %d accepted, state %d, %zu KiB reserved\n", accepted, CHUNKS, stats.state, stats.reserved / 1024);
    return 0;
}
