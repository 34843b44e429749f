// What Python knows of the life of C's chunks: which it has seen, and which are gone.
#include "lifetime.h"

#include "chunk.h"
#include "native.h"
#include "origin.h"
#include "place.h"

bool dpy_is_freed(const void *address)
{
    struct memtable_chunk chunk;
    return dpy_chunk_find(address, &chunk) == MEMTABLE_INSIDE && chunk.metadata & DPY_FREED;
}

int dpy_refuse_freed(const void *address)
{
    if (!dpy_is_freed(address))
        return 0;
    struct dpy_place place;
    struct dpy_buffer message = { 0 };
    dpy_place_of(address, &place);
    dpy_buffer_format(&message, "use of freed memory: ");
    dpy_place_into(&message, address, NULL);
    dpy_buffer_add(&message, "", 1);
    if (message.failed)
        dpy_raise_memory();
    else
        dpy_raise_error(&dpy_ReferenceError, "%s", message.bytes);
    dpy_buffer_deinit(&message);
    return -1;
}

int dpy_alive(const void *address)
{
    return dpy_free_epoch ? dpy_refuse_freed(address) : 0;
}

// Characters say nothing: any memory may be looked at as bytes.
static bool speaks(const struct dpy_type *target)
{
    return target->size > 1 && target->ctype != DPY_C_VOID && !(target->flags & DPY_TYPE_INCOMPLETE);
}

void dpy_seen(const void *address, const struct dpy_type *pointer)
{
    struct memtable_chunk chunk;
    if (!address || dpy_chunk_find(address, &chunk) != MEMTABLE_INSIDE || dpy_origin_is_python(chunk.metadata) ||
        chunk.metadata & DPY_FREED)
        return;
    const struct dpy_type *target = dpy_type_resolve(pointer->target);
    struct dpy_origin origin = dpy_origin_of(chunk.metadata);
    uint64_t metadata = 0;
    const struct dpy_type *before = (const struct dpy_type *)(origin.type_word & ~(uint64_t)DPY_KIND_MASK);
    bool is_whole = before && dpy_type_resolve(before)->size != chunk.size && target->size == chunk.size;     // what was seen began it
    if ((!before || is_whole) && address == (const void *)chunk.start && speaks(target) && chunk.size % target->size == 0) {
        origin.type_word = dpy_type_word(target);
        metadata = dpy_origin_metadata(origin);
    }
    if (metadata)
        dpy_chunk_set((const void *)chunk.start, DPY_SITE | DPY_ADDRESS, metadata | DPY_SEEN);
    else if (!(chunk.metadata & DPY_SEEN))
        dpy_chunk_set((const void *)chunk.start, 0, DPY_SEEN);
}

void dpy_owned(const void *address, const char *release)
{
    struct memtable_chunk chunk;
    if (!address || dpy_chunk_find(address, &chunk) != MEMTABLE_INSIDE || dpy_origin_is_python(chunk.metadata) ||
        chunk.metadata & DPY_FREED)
        return;
    struct dpy_origin origin = dpy_origin_of(chunk.metadata);
    origin.release = release;
    uint64_t metadata = dpy_origin_metadata(origin);
    if (metadata)
        dpy_chunk_set((const void *)chunk.start, DPY_SITE | DPY_ADDRESS, metadata | DPY_SEEN);
}
