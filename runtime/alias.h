// list[int] and int | None: types with parameters, and unions of types. To programs they are values for annotations, and what
// isinstance() asks.
#ifndef DPY_ALIAS_H
#define DPY_ALIAS_H

#include "exception.h"

struct val dpy_alias_new(struct val origin, struct val key);                      // origin[key]
struct val dpy_alias_origin(struct val v);                                        // type word 0: v is none
bool dpy_is_union_operand(struct val v);                                          // a class, None, an alias, a union
struct val dpy_union_or(struct val a, struct val b);                              // a | b; both are operands
const struct dpy_tuple *dpy_union_of(struct val v);                               // the types; NULL: v is no union
extern const struct dpy_type *const dpy_type_alias, *const dpy_type_union;        // types.GenericAlias, types.UnionType

#endif
