#include "match_cases.h"

#include <string.h>

#include "unicode_table.h"

struct points { uint32_t *points; size_t count; };

static void add(struct points *set, uint32_t point)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->points[i] == point)
            return;
    if (set->count < DPY_MATCH_CASES_MAX)
        set->points[set->count++] = point;
}

static uint32_t lower(uint32_t point)
{
    uint32_t to[DPY_UNICODE_CASE_MAX];
    dpy_unicode_convert(point, DPY_UNICODE_TO_LOWER, to);
    return to[0];
}

// The characters that a mapping turns into these.
static void add_sources(struct points *set, enum dpy_unicode_case kind, const uint32_t *to, size_t n)
{
    const struct dpy_unicode_mapping *mapping = &dpy_unicode_mappings[kind];
    for (size_t i = 0; n == 1 && i < mapping->run_count; i++) {
        const struct dpy_unicode_case_run *run = &mapping->runs[i];
        uint32_t point = *to - (uint32_t)run->distance;
        if (point >= run->first && point <= run->last && (point - run->first) % run->stride == 0)
            add(set, point);
    }
    for (size_t i = 0; i < mapping->special_count; i++)
        if (memcmp(mapping->specials[i].to, to, n * sizeof *to) == 0 && (kind == DPY_UNICODE_TO_LOWER || n == DPY_UNICODE_CASE_MAX || !mapping->specials[i].to[n]))
            add(set, mapping->specials[i].point);
}

size_t dpy_match_cases(uint32_t point, uint32_t ret[static DPY_MATCH_CASES_MAX])
{
    uint32_t upper[DPY_UNICODE_CASE_MAX], sources[DPY_MATCH_CASES_MAX];
    struct points lowers = { ret, 0 }, uppers = { sources, 0 };
    add(&lowers, lower(point));
    size_t n = dpy_unicode_convert(ret[0], DPY_UNICODE_TO_UPPER, upper);
    add_sources(&uppers, DPY_UNICODE_TO_UPPER, upper, n);
    for (size_t i = 0; i < uppers.count; i++)
        if (lower(sources[i]) == sources[i])
            add(&lowers, sources[i]);
    if (n == 1 && lower(upper[0]) == upper[0])
        add(&lowers, upper[0]);
    for (size_t i = 0, count = lowers.count; i < count; i++)
        add_sources(&lowers, DPY_UNICODE_TO_LOWER, &ret[i], 1);
    return lowers.count;
}
