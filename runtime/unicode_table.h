// The shape of the generated tables. All are sorted by code point.
#ifndef DPY_UNICODE_TABLE_H
#define DPY_UNICODE_TABLE_H

#include "unicode.h"

struct dpy_unicode_case_run { uint32_t first, last; int32_t distance; uint32_t stride; };
struct dpy_unicode_special { uint32_t point, to[DPY_UNICODE_CASE_MAX]; };       // zeros at the end are not used
struct dpy_unicode_mapping {
    const struct dpy_unicode_case_run *runs;
    size_t run_count;
    const struct dpy_unicode_special *specials;
    size_t special_count;
};

extern const uint16_t dpy_unicode_combinations[];          // sets of properties
extern const uint16_t dpy_unicode_ascii[128];              // the properties themselves
extern const uint32_t dpy_unicode_runs[];                  // first code point << 8 | index into combinations
extern const size_t dpy_unicode_run_count;
extern const uint32_t dpy_unicode_zeros[];                 // the digit zero of each script; ends with 0
extern const struct dpy_unicode_mapping dpy_unicode_mappings[];   // by enum dpy_unicode_case; title over upper, fold over lower

#endif
