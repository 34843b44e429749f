// Do the arguments of a builtin function or method fit? CPython words the same complaint in several ways, by how a function takes
// its arguments; here are those ways.
#include <string.h>

#include "attribute.h"
#include "call.h"
#include "classes.h"

static const char *name_of(const void *self) { return ((const struct dpy_builtin *)self)->name; }

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static size_t keyword_count(const struct dpy_names *kwnames) { return kwnames ? kwnames->count : 0; }

// "str.": the type whose method it is, be the object of a class that derives from it.
static void qualified(const void *self, struct val object, const char *ret[2])
{
    const struct dpy_type *class = dpy_class_type(object), *owner = dpy_method_owner(self);
    ret[0] = owner ? owner->name : class ? class->name : dpy_type_name(object);
    ret[1] = ".";
}

static int raise_count(const char *name, const char *const owner[2], size_t n, size_t min, size_t max)
{
    if (max == 0)
        dpy_raise_error(&dpy_TypeError, "%s%s%s() takes no arguments (%zu given)", owner[0], owner[1], name, n);
    else if (min == 1 && max == 1)
        dpy_raise_error(&dpy_TypeError, "%s%s%s() takes exactly one argument (%zu given)", owner[0], owner[1], name, n);
    else {
        size_t bound = n < min ? min : max;
        const char *how = min == max ? "" : n < min ? "at least " : "at most ";
        dpy_raise_error(&dpy_TypeError, "%s expected %s%zu argument%s, got %zu", name, how, bound, plural(bound), n);
    }
    return -1;
}

static inline bool fits(size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    return n >= min && n <= max && !keyword_count(kwnames);
}

static int refuse(const char *name, const char *const owner[2], size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    if (!keyword_count(kwnames))
        return raise_count(name, owner, n, min, max);
    dpy_raise_error(&dpy_TypeError, "%s%s%s() takes no keyword arguments", owner[0], owner[1], name);
    return -1;
}

int dpy_call_expect(const void *self, size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    if (fits(n, kwnames, min, max))
        return 0;
    return refuse(name_of(self), (const char *const[]){ "", "" }, n, kwnames, min, max);
}

int dpy_call_expect_unpacked(const void *self, size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    if (fits(n, kwnames, min, max))
        return 0;
    if (keyword_count(kwnames))
        return refuse(name_of(self), (const char *const[]){ "", "" }, n, kwnames, min, max);
    size_t bound = n < min ? min : max;
    dpy_raise_error(&dpy_TypeError, "%s expected %s%zu argument%s, got %zu", name_of(self), min == max ? "" : n < min ? "at least " : "at most ",
                    bound, plural(bound), n);
    return -1;
}

int dpy_call_expect_method(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    if (fits(n - 1, kwnames, min, max))
        return 0;
    const char *owner[2];
    qualified(self, args[0], owner);
    return refuse(name_of(self), owner, n - 1, kwnames, min, max);
}

int dpy_call_expect_parsed(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames, size_t min, size_t max)
{
    if (fits(n - 1, kwnames, min, max))
        return 0;
    const char *owner[2];
    qualified(self, args[0], owner);
    if (keyword_count(kwnames))
        return refuse(name_of(self), owner, n - 1, kwnames, min, max);
    const char *how = min == max ? "exactly" : n - 1 < min ? "at least" : "at most";
    size_t bound = n - 1 < min ? min : max;
    dpy_raise_error(&dpy_TypeError, "%s() takes %s %zu argument%s (%zu given)", name_of(self), how, bound, plural(bound), n - 1);
    return -1;
}

const char *dpy_shown_type(struct val v) { return v.type == DPY_NONE ? "None" : dpy_type_name(v); }

struct val dpy_call_refuse(const void *self, const char *which, const char *wanted, struct val v)
{
    return dpy_raise_error(&dpy_TypeError, "%s() argument%s must be %s, not %s", name_of(self), which, wanted, dpy_shown_type(v));
}

int64_t dpy_call_keywords(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                          const char *const *names, struct val *values)
{
    size_t keywords = keyword_count(kwnames);
    for (size_t k = 0; k < keywords; k++) {
        size_t i = 0;
        while (names[i] && strcmp(names[i], kwnames->names[k]) != 0)
            i++;
        if (!names[i]) {
            dpy_raise_error(&dpy_TypeError, "'%s' is an invalid keyword argument for %s()", kwnames->names[k], name_of(self));
            return -1;
        }
        values[i] = args[n - keywords + k];
    }
    return (int64_t)(n - keywords);
}

// Parameters that have names

static size_t count_names(const struct dpy_parameters *parameters)
{
    size_t count = 0;
    while (parameters->names[count])
        count++;
    return count;
}

// Which of the keywords it is; -1: none.
static int64_t find_keyword(const struct dpy_names *kwnames, const char *name)
{
    for (size_t k = 0; *name && k < keyword_count(kwnames); k++)
        if (!strcmp(kwnames->names[k], name))
            return (int64_t)k;
    return -1;
}

static int raise_too_many(const char *name, const struct dpy_parameters *parameters, size_t given, size_t keywords)
{
    size_t all = count_names(parameters), most = parameters->positional;
    if (given + keywords > all)
        dpy_raise_error(&dpy_TypeError, "%s() takes at most %zu %sargument%s (%zu given)", name, all, given ? "" : "keyword ", plural(all),
                        given + keywords);
    else if (most == 0)
        dpy_raise_error(&dpy_TypeError, "%s() takes no positional arguments", name);
    else
        dpy_raise_error(&dpy_TypeError, "%s() takes %s %zu positional argument%s (%zu given)", name,
                        parameters->required < most ? "at most" : "exactly", most, plural(most), given);
    return -1;
}

// Keywords that name no parameter, or one that is given by its position, too.
static int check_keywords(const char *name, const struct dpy_parameters *parameters, size_t given, const struct dpy_names *kwnames)
{
    for (size_t i = 0; parameters->names[i] && i < given; i++)
        if (find_keyword(kwnames, parameters->names[i]) >= 0) {
            dpy_raise_error(&dpy_TypeError, "argument for %s() given by name ('%s') and position (%zu)", name, parameters->names[i], i + 1);
            return -1;
        }
    for (size_t k = 0; k < keyword_count(kwnames); k++) {
        size_t i = 0;
        while (parameters->names[i] && (!*parameters->names[i] || strcmp(parameters->names[i], kwnames->names[k]) != 0))
            i++;
        if (!parameters->names[i]) {
            dpy_raise_error(&dpy_TypeError, "'%s' is an invalid keyword argument for %s()", kwnames->names[k], name);
            return -1;
        }
    }
    return 0;
}

static int raise_missing(const char *name, const struct dpy_parameters *parameters, size_t given, size_t i)
{
    size_t unnamed = 0;
    while (parameters->names[unnamed] && !*parameters->names[unnamed])
        unnamed++;
    size_t least = unnamed < parameters->required ? unnamed : parameters->required;
    if (given < least)
        dpy_raise_error(&dpy_TypeError, "%s() takes %s %zu positional argument%s (%zu given)", name,
                        least < parameters->positional ? "at least" : "exactly", least, plural(least), given);
    else
        dpy_raise_error(&dpy_TypeError, "%s() missing required argument '%s' (pos %zu)", name, parameters->names[i], i + 1);
    return -1;
}

int dpy_call_arguments(const void *self, const struct val *args, size_t n, const struct dpy_names *kwnames,
                       const struct dpy_parameters *parameters, struct val *values)
{
    size_t keywords = keyword_count(kwnames), given = n - keywords, taken = 0;
    if (!keywords && n >= parameters->required && n <= parameters->positional) {
        for (size_t i = 0; i < n; i++)
            values[i] = args[i];
        return 0;
    }
    if (n > count_names(parameters) || given > parameters->positional)
        return raise_too_many(name_of(self), parameters, given, keywords);
    for (size_t i = 0; parameters->names[i]; i++) {
        int64_t named = i < given ? -1 : find_keyword(kwnames, parameters->names[i]);
        if (i < given || named >= 0)
            values[i] = args[i < given ? i : given + (size_t)named];
        else if (i < parameters->required)
            return raise_missing(name_of(self), parameters, given, i);
        taken += named >= 0;
    }
    return taken == keywords ? 0 : check_keywords(name_of(self), parameters, given, kwnames);
}
