/* The table where address space is rationed.
 *
 *     memtable_limits MEBIBYTES as|data|strict|full|machine      rations, then indexes chunks all over the address space
 *
 * as and data set RLIMIT_AS and RLIMIT_DATA. strict stands for vm.overcommit_memory=2, which only root may set, and for
 * the whole machine: the driver is linked with --wrap=mmap,--wrap=open, says that memory is strictly accounted and
 * accounts strictly. full only does the latter: a kernel that refuses big mappings without having said so. machine leaves
 * it to the machine, which is in that mode and has so much to commit.
 *
 * Where it is told, it must open folded or not at all, leave most of the address space to the program, keep errno, and
 * know exactly what it did not refuse. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "memtable.h"

enum { CHUNKS = 400 };

static size_t limit, committed;
static bool says_strict, is_strict;

void *__real_mmap(void *address, size_t size, int protection, int flags, int file, off_t offset);
int __real_open(const char *path, int flags, ...);

void *__wrap_mmap(void *address, size_t size, int protection, int flags, int file, off_t offset)
{
    if (is_strict && (size > limit || committed > limit - size)) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    committed += size;
    return __real_mmap(address, size, protection, flags, file, offset);
}

int __wrap_open(const char *path, int flags, ...)
{
    if (!says_strict || strcmp(path, "/proc/sys/vm/overcommit_memory"))
        return __real_open(path, flags);
    int file = memfd_create("overcommit_memory", MFD_CLOEXEC);
    if (write(file, "2\n", 2) != 2 || lseek(file, 0, SEEK_SET))
        abort();
    return file;
}

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

static bool ration(const char *how)
{
    struct rlimit rlimit = {limit, limit};
    says_strict = !strcmp(how, "strict");
    is_strict = says_strict || !strcmp(how, "full");
    if (!strcmp(how, "as"))
        return !setrlimit(RLIMIT_AS, &rlimit);
    if (!strcmp(how, "data"))
        return !setrlimit(RLIMIT_DATA, &rlimit);
    return is_strict || !strcmp(how, "machine");
}

int main(int argc, char **argv)
{
    struct memtable_chunk chunk;
    struct memtable_stats stats;
    bool known[CHUNKS];
    size_t accepted = 0;
    if (argc < 3)
        return 2;
    limit = strtoul(argv[1], NULL, 0) << 20;
    expect(ration(argv[2]), "cannot ration");
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
    bool unaware = is_strict && !says_strict;
    expect(unaware || stats.state == MEMTABLE_FOLDED || stats.state == MEMTABLE_OFF, "not folded");
    expect(stats.refused == CHUNKS - accepted && stats.chunks == 0, "wrong count");
    expect(stats.reserved <= (is_strict ? limit : limit / 4), "took too much");
    void *rest = is_strict ? NULL : malloc(limit / 2);
    expect(rest || is_strict, "nothing left for the program");
    free(rest);
    printf("%zu of %d accepted, state %d, %zu KiB reserved\n", accepted, CHUNKS, stats.state, stats.reserved / 1024);
    return 0;
}
