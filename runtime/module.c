// Modules and libraries: found, run once, looked into.
#define _GNU_SOURCE
#include "module.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "alloc.h"
#include "class.h"
#include "classes.h"
#include "description.h"
#include "dict.h"
#include "import_threads.h"
#include "intern.h"
#include "native.h"
#include "runtime.h"
#include "str.h"

// What reserved[] of a module holds: the one that ran before it; where it stands; the variables that its code does not mention; its
// namespace as an object; the module that it goes on with, of an input of a session.
enum { NEXT, STATE, ADDED, NAMESPACE, WHOLE };
enum { NEW, RUNNING, DONE };

static struct dpy_module *newest;      // of those that have run
static uint64_t namespace_word;        // the type of all namespaces

static bool is_current(const struct dpy_module *module)
{
    if (module->abi == DPY_ABI)
        return true;
    dpy_raise_error(&dpy_ImportError, "module '%s' was compiled for another version of the runtime (%u, this is %u)",
                    module->name, module->abi, DPY_ABI);
    return false;
}

// Images by their link maps, which are what dlopen gives: a table of open addressing. Images are never unloaded.
static struct { struct loaded { const void *image; struct dpy_module *module; } *slots; size_t mask, count; } images;

static struct loaded *slot_of(const void *image)
{
    size_t at = ((uintptr_t)image >> 4) * 0x9E3779B97F4A7C15u >> 32 & images.mask;
    while (images.slots[at].image && images.slots[at].image != image)
        at = (at + 1) & images.mask;
    return &images.slots[at];
}

static bool grow_images(void)
{
    struct loaded *old = images.slots;
    size_t size = old ? 2 * (images.mask + 1) : 64, old_size = old ? images.mask + 1 : 0;
    struct loaded *slots = calloc(size, sizeof *slots);
    if (!slots)
        return false;
    images.slots = slots;
    images.mask = size - 1;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].image)
            *slot_of(old[i].image) = old[i];
    free(old);
    return true;
}

static bool remember(const void *image, struct dpy_module *module)
{
    if ((!images.slots || 2 * images.count > images.mask) && !grow_images()) {
        dpy_raise_memory();
        return false;
    }
    struct loaded *slot = slot_of(image);
    images.count += !slot->image;
    *slot = (struct loaded){ image, module };
    return true;
}

struct dpy_module *dpy_module_in(const void *image) { return images.slots ? slot_of(image)->module : NULL; }

struct dpy_module *dpy_module_of(void *image)
{
    struct dpy_module *module = dlsym(image, "dpy.module");
    if (!module) {
        dpy_raise_error(&dpy_ImportError, "this is no image of a module: it has no symbol dpy.module");
        return NULL;
    }
    if (is_current(module) && remember(image, module))
        return module;
    return NULL;
}

struct dpy_module *dpy_module_of_code(const void *pc)
{
    struct dl_find_object object;
    return _dl_find_object((void *)pc, &object) ? NULL : dpy_module_in(object.dlfo_link_map);
}

static bool is_known(const struct dpy_module *module)
{
    const struct dpy_module *known = newest;
    while (known && known != module)
        known = known->reserved[NEXT];
    return known;
}

static void make_known(struct dpy_module *module)
{
    if (is_known(module))
        return;
    module->reserved[NEXT] = newest;
    newest = module;
}

// A module of the runtime itself keeps what it has.
void dpy_module_renew(struct dpy_module *module)
{
    for (uint64_t i = 0; module->body && i < module->global_count; i++)
        module->globals[i].slot->type = 0;
    if (module->body)
        module->reserved[ADDED] = NULL;
}

struct val dpy_module_run(struct dpy_module *module)
{
    if (!is_current(module))
        return dpy_failure();
    make_known(module);
    struct dpy_running running;
    dpy_running_begin(&running, module);
    module->reserved[STATE] = (void *)RUNNING;
    struct val result = module->body ? module->body() : dpy_none();
    dpy_running_end(&running);
    module->reserved[STATE] = dpy_failed(result) ? (void *)NEW : (void *)DONE;
    return result;
}

bool dpy_module_has_run(const struct dpy_module *module) { return module->reserved[STATE] == (void *)DONE; }

bool dpy_module_is_partial(const struct dpy_module *module) { return module->reserved[STATE] == (void *)RUNNING; }

// Variables that the module's own code does not mention, by name.
static struct val added(const struct dpy_module *module) { return (struct val){ .p = module->reserved[ADDED], .type = DPY_DICT }; }

static struct dpy_module *whole(const struct dpy_module *module)
{
    return module->reserved[WHOLE] ? module->reserved[WHOLE] : (struct dpy_module *)module;
}

// The value of a variable, for others to hold as well.
static struct val taken(const struct dpy_global *global)
{
    if (global->slot->type == DPY_STR)
        dpy_str_share(*global->slot);
    return *global->slot;
}

const struct dpy_global *dpy_module_variable(const struct dpy_module *module, const char *name)
{
    return dpy_module_global(whole(module), name);
}

bool dpy_module_get(const struct dpy_module *module, const char *name, struct val *ret)
{
    module = whole(module);
    const struct dpy_global *global = dpy_module_global(module, name);
    if (global)
        *ret = taken(global);
    else
        ret->type = 0;
    if (global || !module->reserved[ADDED])
        return ret->type != 0;
    struct val key = dpy_str_text(name);
    return !dpy_failed(key) && dpy_dict_find(dpy_dict_of(added(module)), key, ret) > 0;
}

int dpy_module_set(struct dpy_module *module, const char *name, struct val value)
{
    module = whole(module);
    const struct dpy_global *global = dpy_module_global(module, name);
    if (global) {
        *global->slot = value;
        return 0;
    }
    struct val key = dpy_str_text(name), dict;
    if (!module->reserved[ADDED]) {
        if (dpy_failed(dict = dpy_dict_new()))
            return -1;
        module->reserved[ADDED] = dict.p;
    }
    if (dpy_failed(key))
        return -1;
    return value.type ? dpy_dict_put(dpy_dict_of(added(module)), key, value) : dpy_delitem(added(module), key);
}

const char *dpy_module_next(const struct dpy_module *module, uint64_t *position, struct val *ret)
{
    module = whole(module);
    for (; *position < module->global_count; ++*position)
        if (module->globals[*position].slot->type) {
            *ret = taken(&module->globals[*position]);
            return module->globals[(*position)++].name;
        }
    if (!module->reserved[ADDED])
        return NULL;
    uint64_t at = *position - module->global_count;
    const struct dpy_dict_entry *entry = dpy_dict_next(dpy_dict_of(added(module)), &at);
    *position = at + module->global_count;
    if (entry)
        *ret = entry->value;
    return entry ? entry->key.s : NULL;
}

void dpy_module_each_value(void (*visit)(struct val value))
{
    for (const struct dpy_module *module = newest; module; module = module->reserved[NEXT]) {
        struct val value;
        for (uint64_t position = 0; dpy_module_next(module, &position, &value);)
            visit(value);
    }
}

int dpy_namespace_put(struct val namespace, const char *name, struct val value)
{
    if (namespace.type == DPY_MODULE)
        return dpy_module_set(namespace.p, name, value);
    struct val key = dpy_intern(name);
    return dpy_failed(key) ? -1 : dpy_setitem(namespace, key, value);
}

// The variables of both, sorted; of the first where both have one, for it is the same.
static struct dpy_global *merge(const struct dpy_module *one, const struct dpy_module *other, uint64_t *count)
{
    struct dpy_global *ret = malloc((one->global_count + other->global_count + 1) * sizeof *ret);
    uint64_t i = 0, j = 0, n = 0;
    while (ret && (i < one->global_count || j < other->global_count)) {
        int order = i == one->global_count ? 1 : j == other->global_count ? -1 : strcmp(one->globals[i].name, other->globals[j].name);
        j += order == 0;
        ret[n++] = order <= 0 ? one->globals[i++] : other->globals[j++];
    }
    *count = n;
    return ret;
}

// What the module had no slot for gets those of the input that mentions it.
static int move_added(struct dpy_module *module, const struct dpy_module *input)
{
    struct val value, key;
    for (uint64_t i = 0; module->reserved[ADDED] && i < input->global_count; i++) {
        if (dpy_failed(key = dpy_intern(input->globals[i].name)))
            return -1;
        if (dpy_dict_take(dpy_dict_of(added(module)), key, &value) == 1)
            *input->globals[i].slot = value;
    }
    return 0;
}

int dpy_module_go_on(struct dpy_module *module, struct dpy_module *input)
{
    uint64_t count;
    struct dpy_global *globals = merge(module, input, &count);
    if (!globals) {
        dpy_raise_memory();
        return -1;
    }
    module->globals = globals;           // the table before it stays: somebody may be reading it
    module->global_count = count;
    module->libraries = input->libraries;
    input->reserved[WHOLE] = module;
    return move_added(module, input);
}

struct val dpy_module_namespace(struct dpy_module *module)
{
    module = whole(module);
    if (!module->reserved[NAMESPACE]) {
        struct val made = dpy_namespace_new(dpy_object(module, DPY_MODULE));
        if (dpy_failed(made))
            return made;
        module->reserved[NAMESPACE] = made.p;
        namespace_word = made.type;
    }
    return dpy_object(module->reserved[NAMESPACE], namespace_word);
}

const struct dpy_module *dpy_module_at(const char *filename)
{
    const struct dpy_module *module = newest;
    while (module && (!module->filename || strcmp(module->filename, filename) != 0))
        module = module->reserved[NEXT];
    return module;
}

const struct dpy_global *dpy_module_global(const struct dpy_module *module, const char *name)
{
    uint64_t low = 0, high = module->global_count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        int order = strcmp(name, module->globals[middle].name);
        if (order == 0)
            return &module->globals[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

struct val dpy_import_missing(const char *reason) { return dpy_raise_error(&dpy_ImportError, "%s", reason); }

const struct dpy_type *dpy_module_type(const struct dpy_type *type)
{
    for (const struct dpy_module *module = newest; module; module = module->reserved[NEXT])
        for (uint64_t i = 0; i < module->type_count; i++) {
            const struct dpy_type *known = module->types[i];
            if (known->size == type->size && known->ctype == type->ctype && !strcmp(known->name, type->name) &&
                dpy_type_compatible(known, type))
                return known;
        }
    return NULL;
}

const char *dpy_module_source(const void *address)
{
    struct dl_find_object found, image;
    if (_dl_find_object((void *)address, &found))
        return NULL;
    for (const struct dpy_module *module = newest; module; module = module->reserved[NEXT])
        if (!_dl_find_object((void *)module, &image) && image.dlfo_link_map == found.dlfo_link_map)
            return module->filename;
    return NULL;
}

// One object per name and soname in a process; `import c` in two modules gives the same.
struct val dpy_library(const char *name, const char *soname, const char *index)
{
    static struct val known = { .type = 0 };
    if (!known.type && dpy_failed(known = dpy_dict_new()))
        return known;
    struct val key = dpy_str_text(soname), library;
    if (dpy_failed(key))
        return key;
    int found = dpy_dict_find(dpy_dict_of(known), key, &library);
    if (found)
        return found < 0 ? dpy_failure() : library;
    void *handle = dlopen(soname, RTLD_NOW | RTLD_GLOBAL);
    if (!handle)
        return dpy_raise_error(&dpy_ImportError, "%s", dlerror());
    dpy_description_add(handle, index);
    struct dpy_library *self = dpy_alloc(sizeof *self, DPY_LIBRARY);
    if (!self)
        return dpy_failure();
    *self = (struct dpy_library){ .name = name, .soname = soname, .handle = handle };
    library = dpy_object(self, DPY_LIBRARY);
    return dpy_dict_put(dpy_dict_of(known), key, library) < 0 ? dpy_failure() : library;
}

void *dpy_thread_variable(const char *library, const char *name)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_NOLOAD);      // the image that asks needs it
    void *found = handle ? dlsym(handle, name) : NULL;
    if (!found)
        dpy_raise_error(&dpy_ImportError, "the thread-local variable '%s' is not there: %s", name, dlerror());
    if (handle)
        dlclose(handle);
    return found;
}
