// The table of interned names, of open addressing. Names are never dropped.
#include "intern.h"

#include <stdlib.h>
#include <string.h>

#include "exception.h"
#include "str.h"

static struct {
    struct val *slots;       // type word 0: free
    size_t mask, count;
} names;

static size_t hash_of(const char *name)
{
    size_t hash = 1469598103934665603u;
    while (*name)
        hash = (hash ^ (unsigned char)*name++) * 1099511628211u;
    return hash ^ hash >> 29;
}

static struct val *slot_of(const char *name)
{
    size_t at = hash_of(name) & names.mask;
    while (names.slots[at].type && strcmp(names.slots[at].s, name) != 0)
        at = (at + 1) & names.mask;
    return &names.slots[at];
}

static bool grow(void)
{
    size_t size = names.slots ? 2 * (names.mask + 1) : 512, old_size = names.slots ? names.mask + 1 : 0;
    struct val *old = names.slots, *slots = calloc(size, sizeof *slots);
    if (!slots)
        return false;
    names.slots = slots;
    names.mask = size - 1;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].type)
            *slot_of(old[i].s) = old[i];
    free(old);
    return true;
}

static struct val intern(const char *name)
{
    if (2 * names.count >= names.mask && !grow())
        return dpy_raise_memory();
    struct val *slot = slot_of(name);
    if (!slot->type) {
        struct val text = dpy_str_text(name);
        if (dpy_failed(text))
            return text;
        *slot = text;
        names.count++;
    }
    return *slot;
}

// Names come from the same places again and again.
enum { RECENT = 128 };
struct recent { const char *name; struct val text; };

static struct recent *recent_of(struct recent table[RECENT], const char *name)
{
    return &table[((uintptr_t)name ^ (uintptr_t)name >> 7) % RECENT];
}

static struct val remember(struct recent *recent, const char *name)
{
    struct val text = intern(name);
    if (!dpy_failed(text))
        *recent = (struct recent){ name, text };
    return text;
}

struct val dpy_intern_text(const char *name)
{
    static struct recent table[RECENT];
    struct recent *recent = recent_of(table, name);
    return recent->name == name && !strcmp(recent->text.s, name) ? recent->text : remember(recent, name);
}

struct val dpy_intern_constant(const char *name)
{
    static struct recent table[RECENT];
    struct recent *recent = recent_of(table, name);
    return recent->name == name ? recent->text : remember(recent, name);
}

struct val dpy_intern_str(struct val name) { return dpy_intern_text(name.s); }
