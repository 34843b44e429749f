// Memoryviews: items in memory that belongs to something else, a bytes, a bytearray, an array or a chunk of C's.
//
// Invariants
// - `start` is the address of the first item. extents holds the `dimensions` lengths, then as many distances in bytes, which are
//   negative where the view goes backwards.
// - What is looked at lives as long as the view: `start` points into it, `source` is it. What C frees is noticed at each use.
// - format is one of the codes of struct's native sizes, with or without "@" in front; item is the C type that it means.
#ifndef DPY_MEMORYVIEW_H
#define DPY_MEMORYVIEW_H

#include "bytes_like.h"
#include "ctypes.h"

enum { DPY_MEMORYVIEW_DIMENSIONS = 64 };

struct dpy_memoryview {
    char *start;
    struct val source;
    const char *format;
    const struct dpy_type *item;
    bool is_readonly, is_native;     // is_native: C may free it
    bool is_released;
    uint32_t dimensions;
    int64_t extents[];
};

static inline struct dpy_memoryview *dpy_memoryview_of(struct val v) { return v.p; }

struct val dpy_memoryview_new(const struct dpy_memoryview *like, uint32_t dimensions);     // a copy of the head; extents to be filled
struct val dpy_memoryview_from(struct val source);        // of anything that has bytes; TypeError
int dpy_memoryview_check(const struct dpy_memoryview *view);   // 0; -1: it is released, or its memory is
int64_t dpy_memoryview_count(const struct dpy_memoryview *view);   // of items, in all
bool dpy_memoryview_contiguous(const struct dpy_memoryview *view, bool by_columns);
bool dpy_memoryview_bytes(struct val v, struct dpy_piece *ret);    // as dpy_bytes_like
// Visits the items in order. The walk ends where visit gives a value that is not 0, and gives that.
int dpy_memoryview_walk(const struct dpy_memoryview *view, int (*visit)(const char *item, void *argument), void *argument);

// memoryview_item.c
const struct dpy_type *dpy_memoryview_item_type(const char *format);       // NULL: no such format; no exception
const char *dpy_memoryview_format_of(const struct dpy_type *type);         // "B" where it is no number
struct val dpy_memoryview_load(const struct dpy_memoryview *view, const char *item);
struct val dpy_memoryview_getitem(struct val v, struct val key);
int dpy_memoryview_setitem(struct val v, struct val key, struct val value);    // value type word 0: TypeError
int dpy_memoryview_equal(struct val a, struct val b);      // 1, 0, -1; the one or other may be anything
int dpy_memoryview_hash(struct val v, uint64_t *ret);
int64_t dpy_memoryview_len(struct val v);
int dpy_memoryview_repr_into(struct dpy_buffer *buffer, struct val v);
bool dpy_memoryview_attribute(struct val v, const char *name, struct val *ret);

extern const struct dpy_builtin dpy_memoryview_methods[];

#endif
