// Mappings that can only be read. What there is of a class is put into a dict each time it is looked at.
#include "mapping_proxy.h"

#include "call.h"
#include "classes.h"
#include "dict.h"
#include "item.h"
#include "record.h"

struct proxy {
    struct val mapping;              // type word 0: of a class
    const struct dpy_class *class;
};

static const struct dpy_record_type proxy_type;
const struct dpy_type *const dpy_type_mapping_proxy = &proxy_type.type;

static const struct proxy *proxy_of(struct val v) { return v.p; }

static struct val new_proxy(struct val mapping, const struct dpy_class *class)
{
    struct val v = dpy_record_new(&proxy_type, sizeof(struct proxy));
    if (!dpy_failed(v))
        *(struct proxy *)v.p = (struct proxy){ mapping, class };
    return v;
}

struct val dpy_mapping_proxy_new(struct val mapping) { return new_proxy(mapping, NULL); }
struct val dpy_mapping_proxy_of_class(const struct dpy_class *class) { return new_proxy(dpy_failure(), class); }

bool dpy_mapping_proxy_is(struct val v) { return dpy_record_is(v, &proxy_type); }

static struct val read(struct val v)
{
    return proxy_of(v)->class ? dpy_class_namespace(proxy_of(v)->class) : proxy_of(v)->mapping;
}

static struct val getitem(struct val v, struct val key)
{
    struct val mapping = read(v);
    return dpy_failed(mapping) ? mapping : dpy_getitem(mapping, key);
}

static int repr_into(struct dpy_buffer *buffer, struct val v)
{
    struct val mapping = read(v);
    dpy_buffer_text(buffer, "mappingproxy(");
    if (dpy_failed(mapping) || dpy_repr_into(buffer, mapping) < 0)
        return -1;
    dpy_buffer_text(buffer, ")");
    return 0;
}

static int equal(struct val a, struct val b)
{
    struct val left = read(a), right = read(b);
    return dpy_failed(left) || dpy_failed(right) ? -1 : dpy_equal(left, right);
}

// keys(), get() ... are the mapping's.
static struct val forward(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val mapping = read(args[0]);
    const struct dpy_builtin *method = self;
    return dpy_failed(mapping) ? mapping : dpy_call_method(mapping, method->name, args + 1, n - 1, kwnames);
}

static const struct dpy_builtin methods[] = {
    { "copy", forward }, { "get", forward }, { "items", forward }, { "keys", forward }, { "values", forward }, { "__or__", forward },
    { NULL, NULL },
};

static const struct dpy_record_attribute attributes[] = { { NULL, NULL, NULL } };

static struct val make(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)self;
    if (n != 1 || kwnames)
        return dpy_raise_error(&dpy_TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)");
    if (!dpy_is_mapping(args[0]))
        return dpy_raise_error(&dpy_TypeError, "mappingproxy() argument must be a mapping, not %s", dpy_type_name(args[0]));
    return dpy_mapping_proxy_new(args[0]);
}

static const struct dpy_record_type proxy_type = {
    .type = { .name = "mappingproxy", .kind = DPY_RECORD }, .attributes = attributes, .methods = methods, .repr_into = repr_into,
    .getitem = getitem, .equal = equal, .container = read, .make = make,
};
