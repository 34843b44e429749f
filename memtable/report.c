/* What the preload library tells: statistics at the end of the process, appended to the file that MEMTABLE_STATS names;
 * what an address is, for a debugger:
 *
 *     (gdb) print (char *)memtable_describe(p)
 *
 * and memtable_preload_find, which is memtable_find on its table, for who looks it up with dlsym. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "memtable.h"
#include "preload.h"

#define EXPORT __attribute__((visibility("default")))

static const char *const states[] = {
    [MEMTABLE_CLOSED] = "closed",
    [MEMTABLE_FULL] = "full",
    [MEMTABLE_FOLDED] = "folded",
    [MEMTABLE_OFF] = "off",
};

static int print_indexed(char *text, size_t room)
{
    struct preload_counts counts = {0};
    struct memtable_stats table;
    preload_counts_sum(&counts);
    memtable_statistics(&table);
    return snprintf(text, room,
                    "%s (%d): %llu allocated, %llu freed, %llu unknown freed, %zu live in %zu bytes; table %s, "
                    "%zu regions, %zu of %zu KiB resident, %zu refused\n",
                    program_invocation_short_name, getpid(), (unsigned long long)counts.freed + table.chunks,
                    (unsigned long long)counts.freed, (unsigned long long)counts.unknown, table.chunks, table.bytes,
                    states[table.state], table.regions, table.resident / 1024, table.reserved / 1024, table.refused);
}

static int print_not_indexed(char *text, size_t room)
{
    const char *whose = preload_state == PRELOAD_PROGRAMS_OWN_MALLOC ? "the program" : "another library";
    return snprintf(text, room, "%s (%d): nothing indexed, %s brings its own malloc\n", program_invocation_short_name,
                    getpid(), whose);
}

static __attribute__((destructor)) void report(void)
{
    const char *path = getenv("MEMTABLE_STATS");
    int file = path && preload_state != PRELOAD_INDEXING ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file < 0)
        return;
    char text[512];
    int length = preload_state == PRELOAD_COUNTING ? print_indexed(text, sizeof text)
                                                   : print_not_indexed(text, sizeof text);
    if (write(file, text, (size_t)length) != length)
        perror("memtable: MEMTABLE_STATS");
    close(file);
}

static void print_site(char *text, size_t room, uint64_t site)
{
    Dl_info info;
    if (!site)
        snprintf(text, room, "a place that was not kept");
    else if (!dladdr((void *)(uintptr_t)site, &info))
        snprintf(text, room, "%#llx", (unsigned long long)site);
    else if (info.dli_sname)
        snprintf(text, room, "%s+%#tx in %s", info.dli_sname, (char *)(uintptr_t)site - (char *)info.dli_saddr,
                 info.dli_fname);
    else
        snprintf(text, room, "%s+%#tx", info.dli_fname, (char *)(uintptr_t)site - (char *)info.dli_fbase);
}

EXPORT enum memtable_place memtable_preload_find(const void *address, struct memtable_chunk *ret)
{
    return memtable_find(address, ret);
}

/* The text is overwritten by the next call of the thread. */
EXPORT const char *memtable_describe(const void *address)
{
    static _Thread_local char text[512];
    char site[256];
    struct memtable_chunk chunk;
    enum memtable_place place = memtable_find(address, &chunk);
    if (place == MEMTABLE_NOWHERE) {
        snprintf(text, sizeof text, "%p: in no indexed chunk", address);
        return text;
    }
    print_site(site, sizeof site, chunk.metadata);
    snprintf(text, sizeof text, "%p: %s heap chunk %#llx of %zu bytes, at +%llu, allocated at %s", address,
             place == MEMTABLE_INSIDE ? "in" : "one past", (unsigned long long)chunk.start, chunk.size,
             (unsigned long long)((uintptr_t)address - chunk.start), site);
    return text;
}
