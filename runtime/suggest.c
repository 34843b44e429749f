// "Did you mean": edit distance as CPython weighs it, a change of case costs half.
#include "suggest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "attribute.h"
#include "builtins.h"
#include "exception_value.h"
#include "module.h"
#include "runtime.h"
#include "str.h"
#include "traceback_object.h"

enum { MOVE = 2, CASE = 1, LONGEST = 40 };

static size_t cost_of(char a, char b)
{
    if (a == b)
        return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? CASE : MOVE;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

static size_t distance_of(const char *a, size_t n, const char *b, size_t m)
{
    size_t row[LONGEST + 1];
    for (size_t j = 0; j <= m; j++)
        row[j] = j * MOVE;
    for (size_t i = 0; i < n; i++) {
        size_t diagonal = row[0];
        row[0] += MOVE;
        for (size_t j = 0; j < m; j++) {
            size_t above = row[j + 1];
            row[j + 1] = smallest(diagonal + cost_of(a[i], b[j]), above + MOVE, row[j] + MOVE);
            diagonal = above;
        }
    }
    return row[m];
}

void dpy_nearest_try(struct dpy_nearest *nearest, const char *candidate)
{
    size_t n = strlen(nearest->name), m = strlen(candidate);
    if (n > LONGEST || m > LONGEST || !strcmp(nearest->name, candidate))
        return;
    size_t distance = distance_of(nearest->name, n, candidate, m);
    size_t limit = (n + m + 3) * MOVE / 6;
    if (distance > limit || (nearest->best && distance >= nearest->distance))
        return;
    nearest->best = candidate;
    nearest->distance = distance;
}

static void try_names(struct dpy_nearest *nearest, struct val exception)
{
    uint64_t count;
    struct dpy_frame *frames = dpy_traceback_frames(exception, &count);
    const struct dpy_site *site = frames && count ? frames[0].site : NULL;
    const struct dpy_module *module = site ? dpy_module_at(site->filename) : NULL;
    free(frames);
    struct val value;
    const char *name;
    for (uint64_t position = 0; module && (name = dpy_module_next(module, &position, &value));)
        dpy_nearest_try(nearest, name);
    for (size_t i = 0; dpy_builtins[i]; i++)
        dpy_nearest_try(nearest, dpy_builtins[i]->name);
}

void dpy_suggest_into(struct dpy_buffer *buffer, struct val exception)
{
    const struct dpy_exception *self = exception.p;
    bool is_name = dpy_exception_is(exception, &dpy_NameError), is_attribute = dpy_exception_is(exception, &dpy_AttributeError);
    if ((!is_name && !is_attribute) || self->extra[0].type != DPY_STR)
        return;
    struct dpy_nearest nearest = { .name = self->extra[0].s };
    if (is_name)
        try_names(&nearest, exception);
    else if (self->extra[1].type)
        dpy_attribute_names(self->extra[1], &nearest);
    if (!nearest.best && is_name && self->extra[1].type == DPY_STR)
        nearest.best = self->extra[1].s;     // of a library
    if (nearest.best)
        dpy_buffer_format(buffer, ". Did you mean: '%s'?", nearest.best);
}
