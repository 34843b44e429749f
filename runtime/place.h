// From any address to what lies there: a heap chunk, a variable of a library, a variable in a frame of this thread, code.
//
// Invariants
// - A type is given only where it is known: of Python's objects; of a chunk of C's by a typed pointer to it that Python has seen, or
//   by the place that allocated it, if the size agrees; of variables by the library's description. Never a guess.
// - Nothing that Python does not already know is read from the address itself. Any address may be asked for.
#ifndef DPY_PLACE_H
#define DPY_PLACE_H

#include "buffer.h"
#include "type.h"

enum dpy_region { DPY_REGION_UNKNOWN, DPY_REGION_HEAP, DPY_REGION_STATIC, DPY_REGION_STACK, DPY_REGION_CODE };

struct dpy_code {                // a place in the source; what is not known is NULL or 0
    const char *function, *file;
    uint32_t line;
};

struct dpy_place {
    enum dpy_region region;
    const char *start;           // of the chunk, the variable, the function
    size_t size;
    uint64_t type_word;          // of Python's chunks as in origin.h; 0: C's
    const struct dpy_type *type; // C's: of the whole, or of each item of it; NULL: not known
    bool first_only;             // or of one object at its start, and what is behind that is not known
    const char *name;            // of the variable or function; NULL: it has none
    struct dpy_code declared;    // of the variable or function; of a variable in a frame, the function that the frame is of
    const void *site, *freed;    // heap: return addresses of the calls that allocated and freed it; NULL: not known, not freed
    const char *release;         // heap: the function that the program has to free it with; NULL: none is known of
};

// Without looking at the stack: that takes microseconds.
bool dpy_place_in_memory(const void *address, struct dpy_place *ret);
bool dpy_place_of(const void *address, struct dpy_place *ret);       // anywhere; false: nothing is known
bool dpy_place_on_stack(const void *address, struct dpy_place *ret); // frame.c

// The bytes that a pointer may be used for: of its chunk or variable. False: not known.
bool dpy_place_extent(const void *address, const char **start, size_t *size);

struct dpy_bounds {              // what compiled code keeps of a pointer whose items it uses. Grep ORDER BOUNDS: dwarfpython/llvm/native.py
    const void *pointer;
    uint64_t epoch;              // dpy_free_epoch when it was found out
    uintptr_t low, last;         // an item may lie at an address a where a - low <= last
};
int dpy_place_bounds(const void *pointer, uint64_t item_size, struct dpy_bounds *ret);   // -1: the chunk is freed

// What a void * means to the program: `reference` as in native.h. Fails (no exception) where no type is known.
struct val dpy_place_value(const void *address, bool reference);

void dpy_place_code_into(struct dpy_buffer *buffer, const void *return_address);   // "ellipse.c:12 by native_new_ellipse"
void dpy_place_into(struct dpy_buffer *buffer, const void *address, const struct dpy_type *otherwise);   // what describe() says
const char *dpy_describe(const void *address);             // the same as text, for debuggers; good until the next call

#endif
