// What the files of native objects share.
#ifndef DPY_NATIVE_ITEM_H
#define DPY_NATIVE_ITEM_H

#include "native.h"

bool dpy_native_holds_text(struct val v);                  // a pointer to char, or an array of it
struct val dpy_native_raise_null(struct val v);
int dpy_native_reach(struct val v);                        // 0; -1: v is NULL, or its chunk was freed: an exception is pending
int dpy_native_refuse_const(struct val v);                 // 0; -1: what v refers to is const, a TypeError is pending
char *dpy_native_item_address(struct val v, struct val key);   // of v[key]; NULL: an exception is pending
// The items of an array; of one without a bound so many as lie in its chunk or variable, none where that is not known.
uint64_t dpy_native_count(const void *address, const struct dpy_type *array);

int64_t dpy_native_ahead(struct val v);                    // the items from a pointer to the end of its chunk; -1: not known, TypeError

// v[slice] (native_slice.c)
struct val dpy_native_get_slice(struct val v, struct val key);
int dpy_native_set_slice(struct val v, struct val key, struct val value);

// Enumerators (native_enum.c)
bool dpy_native_enum_into(struct dpy_buffer *buffer, const struct dpy_type *type, int64_t value);    // false: no name, and nothing is added
struct val dpy_native_enum_value(struct val v, const struct dpy_type *type);              // an int read as the type: its word
struct val dpy_native_enum_item(const struct dpy_type *type, struct val key);              // the name of a value, the value of a name

// Wide text (native_wide.c)
bool dpy_native_holds_wide(struct val v);                  // a pointer, not NULL, to wchar_t, or an array of it
struct val dpy_native_wide_str(struct val v);
int dpy_native_wide_fill(char *address, const struct dpy_type *array, struct val text);    // 0, or -1: ValueError
int dpy_native_wide_copy(struct val text, const struct dpy_type *item, void **ret);        // ended by a zero; 0, or -1
bool dpy_native_wide_char(struct val v, int64_t *ret);     // of a str of one character

#endif
