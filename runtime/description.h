// The descriptions of imported libraries: the index files that the compiler wrote (index.h), searched in place. From an address
// of a library to what stands there. There is no parser of debugging information in the process.
//
// Invariants
// - Any byte of an index may be wrong: rows and strings are checked when they are used. What is wrong is not there.
// - Descriptions, and what was made from them, live as long as the process.
#ifndef DPY_DESCRIPTION_H
#define DPY_DESCRIPTION_H

#include "index.h"
#include "type.h"

struct dpy_description;

// Of a library that dlopen has loaded, from the file of its index. One that cannot be used is passed over.
void dpy_description_add(void *handle, const char *path);
// Of the library that an address lies in, with the address in its file; NULL: none is imported, or it has none.
const struct dpy_description *dpy_description_at(const void *address, uint64_t *ret);
const void *dpy_description_address(const struct dpy_description *self, uint64_t address);   // in the process

const char *dpy_description_string(const struct dpy_description *self, uint32_t offset);     // "" where there is none
const struct dpy_type *dpy_description_type(const struct dpy_description *self, uint32_t number);   // NULL: none
// By name, from the library that was imported last; a definition rather than a declaration. NULL: none.
const struct dpy_type *dpy_description_named(enum dpy_index_kind kind, const char *name);

// Rows by address; NULL: none.
const struct dpy_index_site *dpy_description_site(const struct dpy_description *self, uint64_t address);
const struct dpy_index_frame *dpy_description_frame(const struct dpy_description *self, uint64_t address);
const struct dpy_index_local *dpy_description_local(const struct dpy_description *self, const struct dpy_index_frame *frame, uint32_t i);
struct dpy_index_static dpy_description_variable(const struct dpy_description *self, uint64_t address);   // size 0: none

// Row i of a section, NULL: there is none.
const void *dpy_description_row(const struct dpy_description *self, enum dpy_index_section_number section, uint32_t i);
const struct dpy_type **dpy_description_types(const struct dpy_description *self);   // a cell for each type, to keep what is made

#endif
