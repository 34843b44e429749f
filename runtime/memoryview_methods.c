// memoryview(), its methods and attributes.
#include <string.h>

#include "attribute.h"
#include "builtins.h"
#include "call.h"
#include "classes.h"
#include "list.h"
#include "memoryview.h"
#include "number.h"
#include "special.h"
#include "tuple.h"

static struct val call_memoryview(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 1, { "object", NULL } };
    struct val source;
    return dpy_call_arguments(self, args, n, kwnames, &parameters, &source) ? dpy_failure() : dpy_memoryview_from(source);
}

static struct val release(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0))
        return dpy_failure();
    dpy_memoryview_of(args[0])->is_released = true;
    return dpy_none();
}

static struct val enter(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    bool failed = dpy_call_expect_method(self, args, n, kwnames, 0, 0) || dpy_memoryview_check(dpy_memoryview_of(args[0]));
    return failed ? dpy_failure() : args[0];
}

static struct val leave(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    (void)n;
    (void)kwnames;
    return release(self, args, 1, NULL);
}

static struct val bytes_of(struct val v)
{
    struct dpy_piece piece;
    return dpy_memoryview_bytes(v, &piece) ? dpy_bytes_new(piece.bytes, piece.length) : dpy_failure();
}

// Fortran's order: the first dimension goes fastest.
static struct val by_columns(struct val v)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    struct val turned = dpy_memoryview_new(view, view->dimensions);
    for (uint32_t i = 0, n = view->dimensions; !dpy_failed(turned) && i < n; i++) {
        dpy_memoryview_of(turned)->extents[i] = view->extents[n - 1 - i];
        dpy_memoryview_of(turned)->extents[n + i] = view->extents[2 * n - 1 - i];
    }
    return dpy_failed(turned) ? turned : bytes_of(turned);
}

static struct val tobytes(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 0, 1, { "order", NULL } };
    struct val order = dpy_none();
    const struct dpy_memoryview *view = dpy_memoryview_of(args[0]);
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, &order) || dpy_memoryview_check(view))
        return dpy_failure();
    if (order.type != DPY_NONE && order.type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "tobytes() argument 'order' must be str or None, not %s", dpy_type_name(order));
    if (order.type == DPY_STR && (strlen(order.s) != 1 || !strchr("CFA", *order.s)))
        return dpy_raise_error(&dpy_ValueError, "order must be 'C', 'F' or 'A'");
    bool columns = order.type == DPY_STR && (*order.s == 'F' || (*order.s == 'A' && !dpy_memoryview_contiguous(view, false)
                                                                 && dpy_memoryview_contiguous(view, true)));
    return columns ? by_columns(args[0]) : bytes_of(args[0]);
}

static struct val list_from(const struct dpy_memoryview *view, uint32_t dimension, const char *at)
{
    if (dimension == view->dimensions)
        return dpy_memoryview_load(view, at);
    struct val list = dpy_list(NULL, 0);
    for (int64_t i = 0; !dpy_failed(list) && i < view->extents[dimension]; i++) {
        struct val item = list_from(view, dimension + 1, at + i * view->extents[view->dimensions + dimension]);
        if (dpy_failed(item) || dpy_list_append(list, item) < 0)
            return dpy_failure();
    }
    return list;
}

static struct val tolist(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(args[0]);
    if (dpy_call_expect_method(self, args, n, kwnames, 0, 0) || dpy_memoryview_check(view))
        return dpy_failure();
    return list_from(view, 0, view->start);
}

static struct val toreadonly(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    struct val copy = dpy_call_expect_method(self, args, n, kwnames, 0, 0) ? dpy_failure() : dpy_memoryview_from(args[0]);
    if (!dpy_failed(copy))
        dpy_memoryview_of(copy)->is_readonly = true;
    return copy;
}

static struct val hex(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const struct dpy_builtin *method = dpy_method_of(DPY_BYTES, "hex");
    enum { MOST = 3 };
    struct val all[MOST] = { bytes_of(args[0]) };
    if (dpy_failed(all[0]))
        return all[0];
    for (size_t i = 1; i < n && i < MOST; i++)
        all[i] = args[i];
    return method->any(self, n <= MOST ? all : args, n, kwnames);
}

// cast

static bool is_byte_format(const char *format) { return strchr("Bbc", format[*format == '@']) != NULL; }

static int64_t list_or_tuple_length(struct val v)
{
    return v.type == DPY_LIST ? (int64_t)dpy_list_of(v)->length : v.type == DPY_TUPLE ? (int64_t)dpy_tuple_of(v)->length : -1;
}

// The lengths that a shape asks for; the product times the size has to be the view's.
static int parse_shape(struct val shape, int64_t bytes, int64_t size, int64_t *lengths, uint32_t *count)
{
    bool is_list = shape.type == DPY_LIST;
    int64_t n = list_or_tuple_length(shape), product = size;
    if (n < 0)
        return dpy_raise_error(&dpy_TypeError, "shape must be a list or a tuple"), -1;
    if (n > DPY_MEMORYVIEW_DIMENSIONS)
        return dpy_raise_error(&dpy_ValueError, "memoryview: number of dimensions must not exceed %d", DPY_MEMORYVIEW_DIMENSIONS), -1;
    for (int64_t i = 0; i < n; i++) {
        struct val item = dpy_plain(is_list ? dpy_list_at(dpy_list_of(shape), i) : dpy_tuple_of(shape)->items[i]);
        if (!dpy_int_is(item))
            return dpy_raise_error(&dpy_TypeError, "memoryview.cast(): elements of shape must be integers"), -1;
        if (dpy_number_clip(item, &lengths[i]))
            return -1;
        if (lengths[i] <= 0)
            return dpy_raise_error(&dpy_ValueError, "memoryview.cast(): elements of shape must be integers > 0"), -1;
        if (__builtin_mul_overflow(product, lengths[i], &product))
            return dpy_raise_error(&dpy_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX"), -1;
    }
    if (product != bytes)
        return dpy_raise_error(&dpy_TypeError, "memoryview: product(shape) * itemsize != buffer size"), -1;
    *count = (uint32_t)n;
    return 0;
}

static struct val cast_to(struct val v, const char *format, struct val shape)
{
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    const struct dpy_type *item = dpy_memoryview_item_type(format);
    int64_t bytes = dpy_memoryview_count(view) * (int64_t)view->item->size, lengths[DPY_MEMORYVIEW_DIMENSIONS];
    uint32_t n = 1;
    if (!dpy_memoryview_contiguous(view, false))
        return dpy_raise_error(&dpy_TypeError, "memoryview: casts are restricted to C-contiguous views");
    if (shape.type && view->dimensions != 1 && !(shape.type == DPY_LIST || shape.type == DPY_TUPLE))
        return dpy_raise_error(&dpy_TypeError, "shape must be a list or a tuple");
    if (shape.type && view->dimensions != 1 && list_or_tuple_length(shape) != 1)
        return dpy_raise_error(&dpy_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    if (!item)
        return dpy_raise_error(&dpy_ValueError, "memoryview: destination format must be a native single character format prefixed with an "
                               "optional '@'");
    if (!is_byte_format(format) && !is_byte_format(view->format))
        return dpy_raise_error(&dpy_TypeError, "memoryview: cannot cast between two non-byte formats");
    if (bytes % (int64_t)item->size)
        return dpy_raise_error(&dpy_TypeError, "memoryview: length is not a multiple of itemsize");
    lengths[0] = bytes / (int64_t)item->size;
    if (shape.type && parse_shape(shape, bytes, (int64_t)item->size, lengths, &n))
        return dpy_failure();
    struct val result = dpy_memoryview_new(view, n);
    if (dpy_failed(result))
        return result;
    struct dpy_memoryview *to = dpy_memoryview_of(result);
    to->format = format;
    to->item = item;
    int64_t distance = (int64_t)item->size;
    for (uint32_t i = n; i--; distance *= lengths[i]) {
        to->extents[i] = lengths[i];
        to->extents[n + i] = distance;
    }
    return result;
}

static struct val cast(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { 1, 2, { "format", "shape", NULL } };
    struct val values[] = { dpy_failure(), dpy_failure() };
    if (dpy_call_arguments(self, args + 1, n - 1, kwnames, &parameters, values) || dpy_memoryview_check(dpy_memoryview_of(args[0])))
        return dpy_failure();
    if (values[0].type != DPY_STR)
        return dpy_call_refuse(self, " 'format'", "str", values[0]);
    return cast_to(args[0], values[0].s, values[1]);
}

// Attributes

static struct val extents(const struct dpy_memoryview *view, uint32_t from, uint32_t count)
{
    struct val tuple = dpy_tuple_new(count);
    for (uint32_t i = 0; !dpy_failed(tuple) && i < count; i++)
        dpy_tuple_of(tuple)->items[i] = dpy_int(view->extents[from + i]);
    return tuple;
}

bool dpy_memoryview_attribute(struct val v, const char *name, struct val *ret)
{
    static const char *const names[] = { "obj", "nbytes", "readonly", "itemsize", "format", "ndim", "shape", "strides", "suboffsets",
                                         "c_contiguous", "f_contiguous", "contiguous" };
    enum { OBJ, NBYTES, READONLY, ITEMSIZE, FORMAT, NDIM, SHAPE, STRIDES, SUBOFFSETS, C_CONTIGUOUS, F_CONTIGUOUS, CONTIGUOUS, COUNT };
    const struct dpy_memoryview *view = dpy_memoryview_of(v);
    int which = 0;
    while (which < COUNT && strcmp(names[which], name) != 0)
        which++;
    if (which == COUNT)
        return false;
    *ret = dpy_failure();
    if (dpy_memoryview_check(view))
        return true;
    switch (which) {
    case OBJ: *ret = view->source; break;
    case NBYTES: *ret = dpy_int(dpy_memoryview_count(view) * (int64_t)view->item->size); break;
    case READONLY: *ret = dpy_bool(view->is_readonly); break;
    case ITEMSIZE: *ret = dpy_int((int64_t)view->item->size); break;
    case FORMAT: *ret = dpy_str_text(view->format); break;
    case NDIM: *ret = dpy_int(view->dimensions); break;
    case SHAPE: *ret = extents(view, 0, view->dimensions); break;
    case STRIDES: *ret = extents(view, view->dimensions, view->dimensions); break;
    case SUBOFFSETS: *ret = dpy_tuple(NULL, 0); break;
    case C_CONTIGUOUS: *ret = dpy_bool(dpy_memoryview_contiguous(view, false)); break;
    case F_CONTIGUOUS: *ret = dpy_bool(dpy_memoryview_contiguous(view, true)); break;
    default: *ret = dpy_bool(dpy_memoryview_contiguous(view, false) || dpy_memoryview_contiguous(view, true));
    }
    return true;
}

const struct dpy_builtin dpy_memoryview_methods[] = {
    { "__enter__", enter },
    { "__exit__", leave },
    { "cast", cast },
    { "hex", hex },
    { "release", release },
    { "tobytes", tobytes },
    { "tolist", tolist },
    { "toreadonly", toreadonly },
    { NULL, NULL },
};

const struct dpy_builtin dpy_builtin_memoryview = { "memoryview", call_memoryview };
