// What is known of the frames of a Python image: dwarfpython/dwarf/frames.py makes a table of it from the image's DWARF, when somebody
// first asks for a frame of that image, and it is kept in the cache.
//
// Invariants
// - Any byte of a table may be wrong: what does not read well is not there.
// - A table lives as long as the process.
#ifndef DPY_FRAME_TABLE_H
#define DPY_FRAME_TABLE_H

#include <stdbool.h>
#include <stdint.h>

enum { DPY_FRAME_STEPS = 4 };

struct dpy_frame_variable {
    char kind;               // 'v': a struct val; 'i': int64_t; 'd': double; 'b': bool
    uint8_t steps;
    int64_t way[DPY_FRAME_STEPS];    // from rbp; each further number is added to what was found so far
    const char *name;
};

struct dpy_frame_piece {     // a run of a function's code
    uint64_t low, high;
    int depth, line, call_line;      // depth > 0: inlined into the function before it, at call_line
    const char *name;
    uint32_t first, count;   // of its variables
};

struct dpy_frame_line { uint64_t address; int line; };

struct dpy_frame_table {
    struct dpy_frame_piece *pieces;
    struct dpy_frame_variable *variables;
    struct dpy_frame_line *lines;
    uint32_t piece_count, variable_count, line_count;
};

// Of the image with this file; NULL: an exception is pending.
const struct dpy_frame_table *dpy_frame_table(const char *image);
// The innermost piece at an address that has less than `depth` around it; NULL: none.
const struct dpy_frame_piece *dpy_frame_piece(const struct dpy_frame_table *table, uint64_t address, int depth);
int dpy_frame_line(const struct dpy_frame_table *table, uint64_t address);   // 0: none

#endif
