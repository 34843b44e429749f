/* Opening the table and mapping the tables of regions. Slow paths all: each runs once per 16 MiB of heap. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "layout.h"

enum {
    DIRECTORY_BITS_FULL = ADDRESS_BITS - REGION_BITS,
    DIRECTORY_BITS_LEAST = 7,   /* below, the tag would not fit its 16 bits */
    DIRECTORY_BITS_FOLDED = 14, /* 512 KiB, no two addresses within 256 GiB share an entry */
    ENTRIES_PER_PAGE = 4096 / sizeof(struct memtable_entry),
    BUDGET_SHARE = 4            /* of the address space allowed, the tables take one part in four */
};

/* Page and colour of a region's tables. */
enum { PAGE_BITS = 12, MAPPING_SIZE = sizeof(struct memtable_region) + (1 << (COLOUR_BITS + COLOUR_SHIFT)) };

enum opening { UNOPENED, OPENING, OPENED };

/* Until the directory exists, all addresses lead here, where nothing is. */
static struct memtable_entry nobody;

struct memtable_directory memtable_directory = {.entries = &nobody, .mask = 0};

static atomic_int opening;
static atomic_int state = MEMTABLE_CLOSED;
static size_t budget;
static atomic_size_t reserved, refused;

/* One per ENTRIES_PER_PAGE entries of the directory: some region there has tables. It spares walks the empty pages. */
static atomic_bool page_used[(1 << DIRECTORY_BITS_FULL) / ENTRIES_PER_PAGE];

static void *map_lazily(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    madvise(memory, size, MADV_DONTDUMP);
    madvise(memory, size, MADV_NOHUGEPAGE); /* the tables are sparse: a huge page would commit what is never used */
    return memory;
}

/* The beginning of a small file, as a string; empty if it cannot be read. */
static void read_file(const char *path, char *text, size_t room)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file < 0 ? 0 : read(file, text, room - 1);
    if (file >= 0)
        close(file);
    text[got < 0 ? 0 : got] = 0;
}

/* What all processes together may map where memory is strictly accounted, else SIZE_MAX. */
static size_t commit_limit(void)
{
    char text[4096];
    read_file("/proc/sys/vm/overcommit_memory", text, sizeof text);
    if (text[0] != '2')
        return SIZE_MAX;
    read_file("/proc/meminfo", text, sizeof text);
    const char *line = strstr(text, "CommitLimit:");
    return line ? strtoul(line + strlen("CommitLimit:"), NULL, 10) * 1024 : 0;
}

static size_t limit_of(int resource)
{
    struct rlimit limit;
    return getrlimit(resource, &limit) || limit.rlim_cur == RLIM_INFINITY ? SIZE_MAX : limit.rlim_cur;
}

/* How much address space the tables may take where it is rationed, else SIZE_MAX. RLIMIT_DATA counts all private mappings
 * that can be written. */
static size_t budget_by_limits(void)
{
    size_t space = limit_of(RLIMIT_AS), data = limit_of(RLIMIT_DATA);
    size_t commit = commit_limit(), ration = space < data ? space : data;
    if (commit < ration)
        ration = commit;
    return ration == SIZE_MAX ? SIZE_MAX : ration / BUDGET_SHARE;
}

static bool map_directory(unsigned bits)
{
    size_t size = sizeof(struct memtable_entry) << bits;
    struct memtable_entry *entries = size <= budget ? map_lazily(size) : NULL;
    if (!entries)
        return false;
    atomic_fetch_add(&reserved, size);
    memtable_directory.fold = REGION_BITS + bits;
    /* In this order: a reader that sees the mask sees the entries. */
    atomic_store(&memtable_directory.entries, entries);
    atomic_store(&memtable_directory.mask, (((uintptr_t)1 << bits) - 1) << ENTRY_BITS);
    return true;
}

static enum memtable_state open_directory(unsigned bits)
{
    if (bits > DIRECTORY_BITS_FULL)
        bits = DIRECTORY_BITS_FULL;
    if (bits < DIRECTORY_BITS_LEAST)
        bits = budget == SIZE_MAX ? DIRECTORY_BITS_FULL : DIRECTORY_BITS_FOLDED;
    if (!map_directory(bits)) {
        bits = DIRECTORY_BITS_FOLDED;
        if (!map_directory(bits))
            return MEMTABLE_OFF;
    }
    return bits == DIRECTORY_BITS_FULL ? MEMTABLE_FULL : MEMTABLE_FOLDED;
}

enum memtable_state memtable_open(unsigned bits_wanted, size_t budget_wanted)
{
    int expected = UNOPENED;
    if (atomic_load(&opening) == OPENED)
        return atomic_load(&state);
    if (atomic_compare_exchange_strong(&opening, &expected, OPENING)) {
        int saved = errno;
        budget = budget_wanted ? budget_wanted : budget_by_limits();
        atomic_store(&state, open_directory(bits_wanted));
        errno = saved;
        atomic_store(&opening, OPENED);
    }
    while (atomic_load(&opening) != OPENED)
        sched_yield();
    return atomic_load(&state);
}

void memtable_forgo_metadata(void)
{
    memtable_directory.bare = true;
}

static size_t directory_size(void)
{
    return (atomic_load(&memtable_directory.mask) >> ENTRY_BITS) + 1;
}

void memtable_own_addresses(const void **from, const void **to)
{
    struct memtable_entry *entries = atomic_load(&memtable_directory.entries);
    *from = entries;
    *to = entries == &nobody ? entries : entries + directory_size();
}

void memtable_region_refuse(void)
{
    atomic_fetch_add_explicit(&refused, 1, memory_order_relaxed);
}

static bool spend(size_t size)
{
    size_t before = atomic_fetch_add(&reserved, size);
    if (before <= budget && size <= budget - before)
        return true;
    atomic_fetch_sub(&reserved, size);
    return false;
}

static size_t colour_of(uintptr_t address)
{
    return (address >> REGION_BITS) * UINT64_C(0x9e3779b97f4a7c15) >> (64 - COLOUR_BITS) << COLOUR_SHIFT;
}

static struct memtable_region *region_map(uintptr_t address)
{
    if (!spend(MAPPING_SIZE))
        return NULL;
    char *memory = map_lazily(MAPPING_SIZE);
    if (!memory) {
        atomic_fetch_sub(&reserved, MAPPING_SIZE);
        return NULL;
    }
    return (struct memtable_region *)(memory + colour_of(address));
}

static void *mapping_of(struct memtable_region *region)
{
    return (void *)((uintptr_t)region >> PAGE_BITS << PAGE_BITS);
}

static void region_unmap(struct memtable_region *region)
{
    munmap(mapping_of(region), MAPPING_SIZE);
    atomic_fetch_sub(&reserved, MAPPING_SIZE);
}

/* Makes the entry that of the address's region, unless it belongs to another one. */
static bool entry_own(struct memtable_entry *entry, uintptr_t address)
{
    uint64_t tag = (uint64_t)(address >> memtable_directory.fold) << TABLES_TAG_SHIFT;
    uint64_t tables = 0;
    return atomic_compare_exchange_strong(&entry->tables, &tables, tag | REGION_OWNED) || is_owned(tables, address);
}

static bool entry_provide(struct memtable_entry *entry, uintptr_t address)
{
    uint64_t tables = atomic_load(&entry->tables);
    if (tables & TABLES_ADDRESS)
        return true;
    struct memtable_region *region = region_map(address);
    if (!region)
        return false;
    while (!(tables & TABLES_ADDRESS))
        if (atomic_compare_exchange_weak(&entry->tables, &tables, tables | (uintptr_t)region)) {
            atomic_store(page_used + (entry - memtable_directory.entries) / ENTRIES_PER_PAGE, true);
            return true;
        }
    region_unmap(region);
    return true;
}

static bool prepare(struct memtable_entry *entry, uintptr_t address, unsigned classes)
{
    if (!entry_own(entry, address))
        return false;
    atomic_store(&entry->mirror, (address | REGION_MASK) & -(uintptr_t)MEMTABLE_GRANULE);
    if (!classes)
        return true;
    if (!entry_provide(entry, address))
        return false;
    uint64_t tables = atomic_fetch_or(&entry->tables, classes);
    if (classes & 1)
        atomic_store(&entry->small, region_at(tables));
    return true;
}

bool memtable_region_prepare(uintptr_t address, unsigned classes)
{
    if (memtable_open(0, 0) == MEMTABLE_OFF)
        return false;
    struct memtable_entry *entry = entry_of(address);
    uint64_t tables = tables_of(entry);
    if (is_owned(tables, address) && (tables & classes) == classes)
        return true;
    int saved = errno;
    bool ready = prepare(entry, address, classes);
    errno = saved;
    return ready;
}

/* The first entry with tables from index on; *index becomes its index, or the directory's size. */
static struct memtable_entry *next_entry(uintptr_t *index)
{
    for (size_t size = directory_size(); *index < size; ++*index) {
        if (!atomic_load(page_used + *index / ENTRIES_PER_PAGE)) {
            *index |= ENTRIES_PER_PAGE - 1;
            continue;
        }
        struct memtable_entry *entry = memtable_directory.entries + *index;
        if (region_at(tables_of(entry)))
            return entry;
    }
    return NULL;
}

struct memtable_entry *memtable_region_from(uintptr_t address)
{
    bool ordered = atomic_load(&state) == MEMTABLE_FULL;
    uintptr_t index = ordered ? address >> REGION_BITS : 0;
    struct memtable_entry *best = NULL, *entry;
    for (; (entry = next_entry(&index)); index++) {
        if (base_of(entry) + REGION_MASK < address || (best && base_of(best) < base_of(entry)))
            continue;
        best = entry;
        if (ordered)
            break;
    }
    return best;
}

static size_t resident_bytes(const void *memory, size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), bytes = 0;
    unsigned char present[256];
    for (size_t at = 0; at < size; at += sizeof present * page) {
        size_t piece = size - at < sizeof present * page ? size - at : sizeof present * page;
        if (mincore((char *)memory + at, piece, present))
            break;
        for (size_t i = 0; i < (piece + page - 1) / page; i++)
            bytes += present[i] & 1 ? page : 0;
    }
    return bytes;
}

void memtable_region_statistics(struct memtable_stats *ret)
{
    int saved = errno;
    ret->state = atomic_load(&state);
    ret->reserved = atomic_load(&reserved);
    ret->refused = atomic_load(&refused);
    ret->regions = 0;
    ret->resident = 0;
    uintptr_t index = 0;
    for (struct memtable_entry *entry; (entry = next_entry(&index)); index++) {
        ret->regions++;
        ret->resident += resident_bytes(mapping_of(region_at(tables_of(entry))), MAPPING_SIZE);
    }
    if (atomic_load(&opening) == OPENED && ret->state != MEMTABLE_OFF)
        ret->resident += resident_bytes(memtable_directory.entries,
                                        directory_size() * sizeof(struct memtable_entry));
    errno = saved;
}
