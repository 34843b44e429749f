// Text. A reference points at the bytes, an interior pointer, so that C sees a NUL-terminated `char *`.
//
// Invariants
// - Generalised UTF-8: surrogates allowed, otherwise valid. bytes[length] is NUL.
// - The chunk is exactly 24 + capacity + 1 bytes, length <= capacity: memcheck knows this shape and calls such a chunk reachable.
// - hash_state: bit 0 set: bits 3.. hold the hash; bits 1-2: 0 not known, 1 ASCII, 2 not ASCII. The compiler emits
//   literals with hash_state 0 in writable data.
#ifndef DPY_STR_H
#define DPY_STR_H

#include "buffer.h"

struct dpy_str {
    uint64_t length, capacity;   // bytes
    uint64_t hash_state;
    char bytes[];
};

static inline struct dpy_str *dpy_str_header(struct val v) { return (struct dpy_str *)(v.s - offsetof(struct dpy_str, bytes)); }

struct val dpy_str_new(const char *bytes, size_t length);  // copies; the bytes are valid UTF-8
struct val dpy_str_text(const char *text);
struct val dpy_bytes_new(const char *bytes, size_t length);

#endif
