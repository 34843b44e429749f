// Mappings that can only be read: the __dict__ of a class, types.MappingProxyType.
#ifndef DPY_MAPPING_PROXY_H
#define DPY_MAPPING_PROXY_H

#include "class.h"

struct val dpy_mapping_proxy_new(struct val mapping);                 // of a mapping
struct val dpy_mapping_proxy_of_class(const struct dpy_class *class); // shows the class as it is at any time
bool dpy_mapping_proxy_is(struct val v);
extern const struct dpy_type *const dpy_type_mapping_proxy;

#endif
