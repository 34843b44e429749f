// Text. A reference points at the bytes, an interior pointer, so that C sees a NUL-terminated `char *`.
//
// Invariants
// - Generalised UTF-8: surrogates allowed, otherwise valid. bytes[length] is NUL.
// - The chunk is exactly 24 + capacity + 1 bytes, length <= capacity: memcheck knows this shape and calls such a chunk reachable.
// - hash_state: bit 0 set: bits 3.. hold the hash; bits 1-2: 0 not known, 1 ASCII, 2 not ASCII. Where it is not ASCII the hash ends
//   at bit 34, and bits 35.. hold 1 + the number of code points, or 0: not known. The compiler emits literals with
//   hash_state 0 in writable data. Bits are only ever set, but one: while bit 0 is not set, bit 3 says that the text grows: a
//   variable holds it, of which `name += ...` is said, and nothing else. Whoever takes it from there shares it first.
#ifndef DPY_STR_H
#define DPY_STR_H

#include "buffer.h"
#include "operations.h"

struct dpy_str {
    uint64_t length, capacity;   // bytes
    uint64_t hash_state;
    char bytes[];
};

static inline struct dpy_str *dpy_str_header(struct val v) { return (struct dpy_str *)(v.s - offsetof(struct dpy_str, bytes)); }

struct val dpy_str_new(const char *bytes, size_t length);  // copies; the bytes are valid UTF-8
struct val dpy_str_text(const char *text);
struct val dpy_str_alloc(size_t length);                   // for the caller to fill
struct val dpy_str_point(uint32_t point);                  // one code point
struct val dpy_str_decode(const char *bytes, size_t length);   // any bytes: invalid ones become U+DC80 .. U+DCFF, as os.fsdecode

// Indices are code points from here on.
bool dpy_str_ascii(struct val v);
size_t dpy_str_count(struct val v);                        // len(v)
size_t dpy_str_offset(struct val v, size_t index);         // the byte at which a code point starts; the length, if there are not so many
size_t dpy_str_index(struct val v, size_t offset);         // the code point that starts at a byte; of bytes, both are the same
uint64_t dpy_str_hash(struct val v);                       // of str and bytes
struct val dpy_str_item(struct val v, int64_t index);      // IndexError
struct val dpy_str_slice(struct val v, int64_t start, int64_t step, size_t count);   // of a resolved slice
struct val dpy_str_step(struct val v, size_t *offset);     // iteration by byte offset: the code point there as a str, or DPY_STOP
int dpy_str_compare(struct val a, struct val b);           // < 0, 0, > 0; of two bytes too
bool dpy_str_equal(struct val a, struct val b);
struct val dpy_str_concat(struct val a, struct val b);     // both str or both bytes
struct val dpy_str_grow(struct val a, struct val b, uint64_t length);     // the first `length` bytes of a, then b: in a itself, if it grows
struct val dpy_str_repeat(struct val v, int64_t times);    // str or bytes
int dpy_str_repr_into(struct dpy_buffer *buffer, struct val v);
void dpy_str_escape_into(struct dpy_buffer *buffer, const char *text, size_t length);   // \x.. for all beyond ASCII

// The text of a str or of a C string (a char pointer, not NULL, or a char array), as bytes; false: no text. An exception is pending
// then only if C has freed the text, a ReferenceError, which later complaints do not replace (exception.h).
bool dpy_text_of(struct val v, const char **bytes, size_t *length);
// The same; of C's text only what its first code points need, and no byte behind them is read.
bool dpy_text_begin(struct val v, size_t points, const char **bytes, size_t *length);
int dpy_text_contains(struct val text, struct val part);   // part in text; 1, 0; -1: TypeError

struct val dpy_bytes_new(const char *bytes, size_t length);
struct val dpy_bytes_alloc(size_t length);                 // zeros
struct val dpy_bytes_item(struct val v, int64_t index);    // an int
struct val dpy_bytes_slice(struct val v, int64_t start, int64_t step, size_t count);
int dpy_bytes_contains(struct val v, struct val part);     // an int or bytes
int dpy_bytes_repr_into(struct dpy_buffer *buffer, struct val v);

extern const struct dpy_builtin dpy_str_methods[], dpy_bytes_methods[];

#endif
