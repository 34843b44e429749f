#define _GNU_SOURCE
#include "place.h"

#include <dlfcn.h>
#include <elf.h>
#include <stdatomic.h>
#include <string.h>

#include "chunk.h"
#include "description.h"
#include "lifetime.h"
#include "native.h"
#include "origin.h"

// Allocation sites. What a site allocates is looked up once.

struct allocated {
    const struct dpy_type *type;     // NULL: not known
    bool sure;                       // else from the function's result: the size must be exactly this
    bool first_only;                 // what is behind one object is something else
};

enum { KNOWN = 4096 };
static struct known { const void *_Atomic site; struct allocated allocated; _Atomic bool ready; } known_sites[KNOWN];

static struct allocated look_up(const void *site)
{
    uint64_t offset;
    const struct dpy_description *description = dpy_description_at((const char *)site - 1, &offset);
    const struct dpy_index_site *row = description ? dpy_description_site(description, offset + 1) : NULL;
    if (!row || !row->type)
        return (struct allocated){ .type = NULL };
    return (struct allocated){ dpy_description_type(description, row->type), row->flags & DPY_INDEX_SURE, row->flags & DPY_INDEX_FIRST };
}

// One place in a table that is never emptied: a site that finds it taken is looked up each time.
static struct allocated allocated_at(const void *site)
{
    struct known *known = &known_sites[(uintptr_t)site * 0x9e3779b97f4a7c15u >> 52];
    const void *free = NULL;
    if (known->site == site && known->ready)
        return known->allocated;
    struct allocated found = look_up(site);
    if (atomic_compare_exchange_strong(&known->site, &free, site)) {
        known->allocated = found;
        known->ready = true;
    }
    return found;
}

static bool ends_in_array(const struct dpy_type *type)
{
    const struct dpy_type *last = type->ctype == DPY_C_STRUCT && type->count ? type->members[type->count - 1].type : NULL;
    return last && last->ctype == DPY_C_ARRAY && !last->size;
}

static bool fills(const struct dpy_type *type, size_t size, bool first_only)
{
    return type && type->size && (size % type->size == 0 || ((first_only || ends_in_array(type)) && size >= type->size));
}

// Of the site's type and the one that a pointer spoke of: the one that is all of the chunk, the pointer's, the site's if that is sure.
static void find_type(struct dpy_origin origin, size_t size, struct dpy_place *ret)
{
    struct allocated site = origin.site ? allocated_at(origin.site) : (struct allocated){ .type = NULL };
    const struct dpy_type *pointed = (const struct dpy_type *)(origin.type_word & ~(uint64_t)DPY_KIND_MASK);
    site.type = site.type ? dpy_type_resolve(site.type) : NULL, pointed = pointed ? dpy_type_resolve(pointed) : NULL;
    if (pointed && pointed->size == size)
        ret->type = pointed;
    else if (site.type && site.type->size == size)
        ret->type = site.type;
    else if (fills(pointed, size, site.first_only && pointed == site.type))
        ret->type = pointed;
    else if (site.sure && fills(site.type, size, site.first_only))
        ret->type = site.type;
    ret->first_only = ret->type && ret->type->size != size && (ends_in_array(ret->type) || (site.first_only && ret->type == site.type));
}

static bool heap_place(const void *address, struct dpy_place *ret)
{
    struct memtable_chunk chunk;
    if (dpy_chunk_find(address, &chunk) == MEMTABLE_NOWHERE)
        return false;
    struct dpy_origin origin = dpy_origin_of(chunk.metadata);
    bool python = dpy_origin_is_python(chunk.metadata) || (!origin.site && origin.type_word);
    *ret = (struct dpy_place){ .region = DPY_REGION_HEAP, .start = (const char *)chunk.start, .size = chunk.size,
                               .site = origin.site, .freed = origin.freed, .release = origin.release, .type_word = python ? origin.type_word : 0 };
    if (!python)
        find_type(origin, chunk.size, ret);
    return true;
}

// Variables and code of libraries

static bool variable_place(const void *address, struct dpy_place *ret)
{
    uint64_t offset;
    const struct dpy_description *description = dpy_description_at(address, &offset);
    struct dpy_index_static row = description ? dpy_description_variable(description, offset) : (struct dpy_index_static){ 0 };
    if (!row.size)
        return false;
    *ret = (struct dpy_place){ .region = DPY_REGION_STATIC, .start = dpy_description_address(description, row.address),
                               .size = row.size, .type = row.type ? dpy_description_type(description, row.type) : NULL,
                               .name = dpy_description_string(description, row.name),
                               .declared = { NULL, dpy_description_string(description, row.file), row.line } };
    return true;
}

// Of what no description knows, the dynamic symbol.
static bool symbol_place(const void *address, struct dpy_place *ret)
{
    Dl_info info;
    const Elf64_Sym *symbol = NULL;
    if (!dladdr1(address, &info, (void **)&symbol, RTLD_DL_SYMENT) || !symbol || !info.dli_sname ||
        (uintptr_t)address - (uintptr_t)info.dli_saddr >= (symbol->st_size ? symbol->st_size : 1))
        return false;
    bool code = ELF64_ST_TYPE(symbol->st_info) == STT_FUNC;
    *ret = (struct dpy_place){ .region = code ? DPY_REGION_CODE : DPY_REGION_STATIC, .start = info.dli_saddr,
                               .size = symbol->st_size, .name = info.dli_sname };
    return true;
}

bool dpy_place_in_memory(const void *address, struct dpy_place *ret)
{
    return heap_place(address, ret) || variable_place(address, ret);
}

bool dpy_place_of(const void *address, struct dpy_place *ret)
{
    return dpy_place_in_memory(address, ret) || dpy_place_on_stack(address, ret) || symbol_place(address, ret);
}

bool dpy_place_extent(const void *address, const char **start, size_t *size)
{
    struct memtable_chunk chunk;
    struct dpy_place place;
    if (dpy_chunk_find(address, &chunk) != MEMTABLE_NOWHERE)
        *start = (const char *)chunk.start, *size = chunk.size;
    else if (variable_place(address, &place))
        *start = place.start, *size = place.size;
    else
        return false;
    return true;
}

int dpy_place_bounds(const void *pointer, uint64_t item_size, struct dpy_bounds *ret)
{
    const char *start;
    size_t size;
    uint64_t epoch = __atomic_load_n(&dpy_free_epoch, __ATOMIC_ACQUIRE);
    if (dpy_alive(pointer))
        return -1;
    *ret = (struct dpy_bounds){ pointer, epoch, 0, UINTPTR_MAX };
    if (!dpy_place_extent(pointer, &start, &size))
        return 0;
    if (size >= item_size)
        ret->low = (uintptr_t)start, ret->last = size - item_size;
    else
        ret->low = UINTPTR_MAX, ret->last = 0;
    return 0;
}

// Does a whole item of the array without a bound, in which the struct ends, lie at the offset in a chunk of this size? Bytes may be anything.
static bool in_last_array(const struct dpy_type *type, size_t offset, size_t size)
{
    if (!ends_in_array(type))
        return false;
    const struct dpy_member *last = &type->members[type->count - 1];
    const struct dpy_type *item = dpy_type_resolve(dpy_type_resolve(last->type)->target);
    size_t start = (size_t)last->offset;
    return item->size && !dpy_type_is_byte(item) && offset >= start && size - start >= ((offset - start) / item->size + 1) * item->size;
}

struct val dpy_place_value(const void *address, bool reference)
{
    struct dpy_place place;
    if (!dpy_place_in_memory(address, &place) && !dpy_place_on_stack(address, &place))
        return dpy_failure();
    const struct dpy_type *type = place.type ? dpy_type_resolve(place.type) : NULL;
    size_t offset = (size_t)((const char *)address - place.start);
    if (!type || !type->size || place.freed || offset >= place.size)
        return dpy_failure();
    size_t item = place.first_only ? 0 : offset / type->size * type->size;
    bool many = place.size >= 2 * type->size && !place.first_only;
    if (place.first_only && offset >= type->size && !in_last_array(type, offset, place.size))
        return dpy_failure();
    bool of_bytes = many && dpy_type_is_byte(type);
    if (of_bytes && !reference && offset)
        return dpy_failure();
    if ((reference || of_bytes) && many && offset == item) {       // an array that C allocated: a pointer, which has items
        const struct dpy_type *pointer = dpy_pointer_to(type);
        return pointer ? dpy_object(address, dpy_type_word(pointer)) : dpy_failure();
    }
    return (reference ? dpy_native_reference : dpy_native_at_of_c)(type, place.start + item, address);
}
