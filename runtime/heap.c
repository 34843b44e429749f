// See heap.h.
#define _GNU_SOURCE
#include "heap.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define MOST ((size_t)1 << 36)
#define METADATA (DPY_MARKED - 1 + DPY_TIED)

enum { LEAST = 1 << 22, SHARE = 4, STEP = 1 << 20, PAGE = 4096, KEPT = 32 };

const uint16_t dpy_heap_sizes[DPY_SIZES] = {
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1216, 1408, 1600, 1792, 2032,
    2336, 2720, 3264, 4096, 4672, 5456, 6544, 8192, 9360, 10912, 13104, 16384, 21840, 32768,
};

struct dpy_heap dpy_heap;
size_t dpy_heap_freed;

static size_t reserved, writable;
static bool careful;
static struct dpy_slot *hidden[DPY_SIZES];           // the chains while the allocations are to take the slow path
static struct dpy_block *unswept[DPY_SIZES], *newest[DPY_SIZES], *unused;

// Opening

void *dpy_malloc_own(size_t size);       // malloc.c's malloc by another name

static bool shall_see_all(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#endif
    const char *preload = getenv("LD_PRELOAD"), *wanted = getenv("DPY_HEAP");
    return (wanted && strcmp(wanted, "malloc") == 0) || (preload && strstr(preload, "vgpreload")) ||
           dlsym(RTLD_DEFAULT, "malloc") != (void *)dpy_malloc_own;
}

// Where address space is rationed the heap takes a part; what has no room there is malloc's.
static size_t ration(void)
{
    struct rlimit limit;
    size_t most = MOST;
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur / SHARE < most)
        most = limit.rlim_cur / SHARE;
    return most / DPY_BLOCK * DPY_BLOCK;
}

// Core dumps have only what is in use of it: gdb writes all of a mapping, also what nobody has touched.
static void *map(size_t size, int protection)
{
    void *memory = mmap(NULL, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    madvise(memory, size, MADV_DONTDUMP);
    return memory;
}

static bool reserve(size_t size)
{
    size_t tables = size / DPY_BLOCK * sizeof(struct dpy_block);
    char *memory = map(size + DPY_BLOCK, PROT_NONE);
    if (!memory)
        return false;
    if (!(dpy_heap.blocks = map(tables, PROT_READ | PROT_WRITE))) {
        munmap(memory, size + DPY_BLOCK);
        return false;
    }
    madvise(dpy_heap.blocks, tables, MADV_NOHUGEPAGE);
    dpy_heap.base = ((uintptr_t)memory + DPY_BLOCK - 1) & ~(uintptr_t)(DPY_BLOCK - 1);
    reserved = size;
    return true;
}

bool dpy_heap_open(void)
{
    static bool tried;
    if (tried)
        return reserved;
    tried = true;
    for (unsigned granules = 0, class = 0; granules <= DPY_SLOT_MOST / 16; granules++) {
        class += granules * 16 > dpy_heap_sizes[class];
        dpy_heap.classes[granules] = (uint8_t)class;
    }
    if (shall_see_all())
        return false;
    for (size_t size = ration(); size >= LEAST && !reserve(size); size /= 2 * DPY_BLOCK, size *= DPY_BLOCK)
        ;
    return reserved;
}

void dpy_heap_careful(void)
{
    careful = true;
}

// Blocks

static size_t block_count(void) { return dpy_heap.length / DPY_BLOCK; }
static uintptr_t start_of(const struct dpy_block *block) { return dpy_heap.base + (size_t)(block - dpy_heap.blocks) * DPY_BLOCK; }

static bool extend(void)
{
    if (dpy_heap.length == reserved)
        return false;
    if (dpy_heap.length == writable) {
        size_t step = reserved - writable < STEP ? reserved - writable : STEP;
        if (mprotect((char *)dpy_heap.base + writable, step, PROT_READ | PROT_WRITE) != 0)
            return false;
        madvise((char *)dpy_heap.base + writable, step, MADV_DODUMP);
        madvise(&dpy_heap.blocks[block_count()], step / DPY_BLOCK * sizeof(struct dpy_block), MADV_DODUMP);
        writable += step;
    }
    struct dpy_block *block = &dpy_heap.blocks[block_count()];
    dpy_heap.length += DPY_BLOCK;
    block->next = unused;
    unused = block;
    return true;
}

static struct dpy_block *take_unused(unsigned class)
{
    if (!unused && !extend())
        return NULL;
    struct dpy_block *block = unused;
    unused = block->next;
    block->size = dpy_heap_sizes[class];
    block->class = (uint8_t)class;
    block->reciprocal = ((uint64_t)1 << 32) / (dpy_heap_sizes[class] / 16) + 1;
    block->count = 0;
    block->unswept = block->released = false;
    return block;
}

static void give_back(struct dpy_block *block)
{
    if (newest[block->class] == block)
        newest[block->class] = NULL;
    block->size = block->count = 0;
    block->next = unused;
    unused = block;
}

// The pages that hold nothing but its words.
static void release_words(struct dpy_block *block)
{
    uintptr_t from = ((uintptr_t)block->words + PAGE - 1) & -(uintptr_t)PAGE, to = (uintptr_t)(block + 1) & -(uintptr_t)PAGE;
    madvise((void *)from, to - from, MADV_DONTNEED);
}

// Beyond a few, blocks without a live slot give their memory back.
static void release_unused(void)
{
    size_t kept = KEPT + block_count() / 8;
    for (struct dpy_block *block = unused; block; block = block->next) {
        if (kept) {
            kept--;
        } else if (!block->released) {
            madvise((void *)start_of(block), DPY_BLOCK, MADV_DONTNEED);
            release_words(block);
            block->released = true;
        }
    }
}

// Slots

static bool is_marked(const struct dpy_block *block, uint32_t index) { return block->marks[index / 64] >> index % 64 & 1; }

static inline struct dpy_slot *chain(struct dpy_slot *list, uintptr_t slot, uint64_t *word)
{
    struct dpy_slot *first = (struct dpy_slot *)slot;
    first->next = list;
    first->word = word;
    return first;
}

// False: the slot lives.
static inline bool bury(struct dpy_block *block, uint32_t index)
{
    uint64_t word = block->words[index];
    if (word & DPY_LIVE) {
        if (is_marked(block, index) || !dpy_origin_is_python(word))
            return false;
        if (dpy_origin_owns(word)) {
            struct memtable_chunk chunk = dpy_heap_chunk(block, index);
            dpy_collect_dispose(&chunk);
        }
        dpy_heap_freed++;
        block->words[index] = 0;
    }
    return true;
}

// The free slots, chained by ascending address; how many.
static uint32_t sweep(struct dpy_block *block, struct dpy_slot **ret)
{
    uint32_t found = 0;
    struct dpy_slot *list = NULL;
    uintptr_t slot = start_of(block) + (size_t)block->count * block->size;
    for (uint32_t index = block->count; index--;) {
        slot -= block->size;
        if (bury(block, index)) {
            list = chain(list, slot, &block->words[index]);
            found++;
        }
    }
    memset(block->marks, 0, (block->count + 63) / 64 * sizeof *block->marks);
    block->unswept = false;
    *ret = list;
    return found;
}

static uint32_t sweep_next(unsigned class, struct dpy_slot **ret)
{
    for (struct dpy_block *block; (block = unswept[class]);) {
        unswept[class] = block->next;
        uint32_t found = sweep(block, ret);
        if (found)
            return found;
    }
    return 0;
}

// The next slots of a block that has some that were never used: a page at a time, so that no page is touched before it is wanted.
static uint32_t carve(unsigned class, struct dpy_slot **ret)
{
    struct dpy_block *block = newest[class];
    uint32_t most = DPY_BLOCK / dpy_heap_sizes[class];
    if (!block || block->count == most)
        block = newest[class] = take_unused(class);
    if (!block)
        return 0;
    uint32_t n = dpy_heap_sizes[class] < PAGE ? PAGE / dpy_heap_sizes[class] : 1, left = most - block->count;
    n = n < left ? n : left;
    uintptr_t slot = start_of(block) + (size_t)(block->count + n) * block->size;
    *ret = NULL;
    for (uint32_t index = block->count + n; index-- > block->count;)
        *ret = chain(*ret, slot -= block->size, &block->words[index]);
    block->count += n;
    return n;
}

struct dpy_slot *dpy_heap_refill(unsigned class, size_t *bytes)
{
    struct dpy_slot *list = hidden[class];
    *bytes = careful ? dpy_heap_sizes[class] : 0;
    if (!list) {
        uint32_t n = sweep_next(class, &list);
        if (!n && !(n = carve(class, &list)))
            return NULL;
        *bytes = careful ? *bytes : (size_t)n * dpy_heap_sizes[class];
    }
    if (careful)
        hidden[class] = list->next;
    else
        dpy_heap.free[class] = list->next;
    return list;
}

void dpy_heap_free(void *chunk)
{
    struct dpy_block *block = dpy_heap_block((uintptr_t)chunk);
    uint64_t *word = &block->words[dpy_heap_index(block, (uintptr_t)chunk)];
    *word = 0;
    if (block->unswept)
        return;
    struct dpy_slot **list = careful ? &hidden[block->class] : &dpy_heap.free[block->class];
    *list = chain(*list, (uintptr_t)chunk, word);
}

void dpy_heap_set(const void *chunk, uint64_t clear, uint64_t set)
{
    struct dpy_block *block = dpy_heap_block((uintptr_t)chunk);
    uint64_t *word = &block->words[dpy_heap_index(block, (uintptr_t)chunk)];
    *word = (*word & ~(clear & METADATA)) | set;
}

bool dpy_heap_resize(void *chunk, size_t size, uint64_t type_word)
{
    struct dpy_block *block = dpy_heap_block((uintptr_t)chunk);
    size_t room = dpy_heap_room(size, type_word);
    if (room > block->size || 2 * room < block->size || (block->size <= DPY_SMALL_MOST && block->size - size > UINT8_MAX))
        return false;
    dpy_heap_occupy(&block->words[dpy_heap_index(block, (uintptr_t)chunk)], block->size, size, type_word);
    return true;
}

// Looking up

bool dpy_heap_find(const void *address, struct memtable_chunk *ret)
{
    uint32_t index;
    const struct dpy_block *block = dpy_heap_locate((uintptr_t)address, &index);
    if (!block || (block->unswept && !is_marked(block, index) && dpy_origin_is_python(block->words[index])))
        return false;
    *ret = dpy_heap_chunk(block, index);
    return true;
}

bool dpy_heap_marked(const void *chunk)
{
    uint32_t index;
    const struct dpy_block *block = dpy_heap_locate((uintptr_t)chunk, &index);
    return block && is_marked(block, index);
}

// All blocks

static void each_of_block(const struct dpy_block *block, void (*visit)(const struct memtable_chunk *))
{
    for (uint32_t index = 0; index < block->count; index++)
        if (block->words[index] & DPY_LIVE && !(block->unswept && !is_marked(block, index))) {
            struct memtable_chunk chunk = dpy_heap_chunk(block, index);
            visit(&chunk);
        }
}

void dpy_heap_each(void (*visit)(const struct memtable_chunk *chunk))
{
    for (size_t i = 0; i < block_count(); i++)
        if (dpy_heap.blocks[i].size)
            each_of_block(&dpy_heap.blocks[i], visit);
}

// The chains are dropped: the next sweep makes them anew.
void dpy_heap_finish(void)
{
    memset(dpy_heap.free, 0, sizeof dpy_heap.free);
    memset(hidden, 0, sizeof hidden);
    memset(unswept, 0, sizeof unswept);
    for (struct dpy_block *block = dpy_heap.blocks; block < dpy_heap.blocks + block_count(); block++) {
        if (!block->size || !block->unswept)
            continue;
        bool lives = false;
        for (uint32_t index = 0; index < block->count; index++)
            lives |= !bury(block, index);
        memset(block->marks, 0, sizeof block->marks);
        block->unswept = false;
        if (!lives)
            give_back(block);
    }
    release_unused();
}

void dpy_heap_leave_unswept(void)
{
    for (size_t i = block_count(); i--;) {
        struct dpy_block *block = &dpy_heap.blocks[i];
        if (!block->size)
            continue;
        block->unswept = true;
        block->next = unswept[block->class];
        unswept[block->class] = block;
    }
}

void dpy_heap_forget_marks(void)
{
    for (size_t i = 0; i < block_count(); i++)
        memset(dpy_heap.blocks[i].marks, 0, sizeof dpy_heap.blocks[i].marks);
}

void dpy_heap_tables(uintptr_t *from, uintptr_t *to)
{
    *from = (uintptr_t)dpy_heap.blocks;
    *to = (uintptr_t)(dpy_heap.blocks + reserved / DPY_BLOCK);
}
