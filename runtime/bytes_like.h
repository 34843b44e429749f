// What bytes, bytearrays and memoryviews have in common: a run of bytes.
#ifndef DPY_BYTES_LIKE_H
#define DPY_BYTES_LIKE_H

#include "text_methods.h"

bool dpy_is_bytes_like(struct val v);
// The bytes, of a copy where they do not lie together. False: it is something else, or a failure is pending.
bool dpy_bytes_like(struct val v, struct dpy_piece *ret);
// The same; TypeError "a bytes-like object is required, not 'int'". 0, or -1.
int dpy_bytes_expect(struct val v, struct dpy_piece *ret);
// As bytes(v), of anything bytes-like, or an iterable of ints. A bytes, or a failure in the words of bytes or bytearray.
struct val dpy_bytes_from(struct val v, bool is_array);
struct val dpy_bytes_of_source(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames);   // bytes(source, encoding, errors)
int dpy_byte_of(struct val v, const char *what, uint8_t *ret);     // "WHAT must be in range(0, 256)"

#endif
