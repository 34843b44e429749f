#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "cache.h"
#include "call.h"
#include "class.h"
#include "classes.h"
#include "compiler.h"
#include "dict.h"
#include "exception_value.h"
#include "frames.h"
#include "import.h"
#include "intern.h"
#include "module.h"
#include "runtime.h"
#include "special.h"
#include "str.h"
#include "tuple.h"

#include <dlfcn.h>

// Names

// namespace[name]: 1, 0: it has none; -1: failure.
static int find_named(struct val namespace, struct val name, struct val *ret)
{
    struct dpy_module *module = dpy_namespace_module(namespace);
    if (module)
        return dpy_module_get(module, name.s, ret);
    if (namespace.type == DPY_DICT)
        return dpy_dict_find(dpy_dict_of(namespace), name, ret);
    *ret = dpy_getitem(namespace, name);
    if (!dpy_failed(*ret))
        return 1;
    struct val failure = dpy_catch();
    if (dpy_exception_is(failure, &dpy_KeyError))
        return 0;
    dpy_reraise(failure);
    return -1;
}

// The globals may have a mapping of their own in place of the builtins.
static int find_builtin(struct val globals, struct val name, struct val builtin, struct val *ret)
{
    struct val own;
    int found = find_named(globals, dpy_intern("__builtins__"), &own);
    if (found > 0 && dpy_plain(own).type == DPY_DICT && !dpy_namespace_module(own))
        return find_named(own, name, ret);
    *ret = builtin;
    return found < 0 ? -1 : builtin.type != 0;
}

struct val dpy_named_load(struct val locals, struct val globals, const char *text, struct val builtin)
{
    struct val name = dpy_intern(text), value;
    int found = dpy_failed(name) ? -1 : locals.type ? find_named(locals, name, &value) : 0;
    if (found == 0)
        found = find_named(globals, name, &value);
    if (found == 0)
        found = find_builtin(globals, name, builtin, &value);
    if (found)
        return found < 0 ? dpy_failure() : value;
    return dpy_raise_unbound(text, DPY_UNBOUND_GLOBAL);
}

int dpy_named_delete(struct val namespace, const char *text, bool quiet)
{
    struct val name = dpy_intern(text), value;
    struct dpy_module *module = dpy_namespace_module(namespace);
    if (dpy_failed(name) || (module && dpy_module_get(module, text, &value)))
        return dpy_failed(name) ? -1 : dpy_module_set(module, text, dpy_failure());
    if (!module && dpy_delitem(namespace, name) == 0)
        return 0;
    struct val failure = module ? dpy_failure() : dpy_catch();
    if (!module && !dpy_exception_is(failure, &dpy_KeyError))
        dpy_reraise(failure);
    else if (!quiet)
        dpy_raise_unbound(text, DPY_UNBOUND_GLOBAL);
    return quiet && !dpy_pending() ? 0 : -1;
}

// Code objects

static struct val code_class;

static int make_code_class(void)
{
    struct val names = dpy_dict_new(), bases = dpy_tuple(NULL, 0);
    if (dpy_failed(names) || dpy_failed(bases) || dpy_dict_put_text(dpy_dict_of(names), "__module__", dpy_intern("builtins")) < 0)
        return -1;
    code_class = dpy_class_make(NULL, dpy_intern("code"), bases, names, NULL, NULL);
    return dpy_failed(code_class) ? -1 : 0;
}

struct val dpy_code_new(const char *name, const char *filename, int line, struct val image)
{
    if (!code_class.type && make_code_class() < 0)
        return dpy_failure();
    struct val code = dpy_call(code_class, NULL, 0, NULL);
    if (dpy_failed(code) || dpy_setattr(code, "co_name", dpy_str_text(name)) < 0 ||
        dpy_setattr(code, "co_filename", filename ? dpy_str_text(filename) : dpy_str_text("<string>")) < 0 ||
        dpy_setattr(code, "co_firstlineno", dpy_int(line)) < 0 || dpy_setattr(code, ".image", image) < 0)
        return dpy_failure();
    return code;
}

bool dpy_code_is(struct val v)
{
    return code_class.type && dpy_kind(v) == DPY_INSTANCE && dpy_type_of(v) == dpy_class_type(code_class);
}

// Images of texts

// `module`: whose names of libraries count; NULL: none.
struct text { const char *bytes; size_t length; const char *filename, *mode; const struct dpy_module *module; };

static const char *libraries_of(const struct text *text)
{
    return text->module && text->module->libraries ? text->module->libraries : "";
}

// The program's own libraries lie beside its file.
static const char *context_of(const struct text *text)
{
    return *libraries_of(text) && text->module->filename ? text->module->filename : "";
}

static void make_key(const struct text *text, char ret[16 + DPY_DIGEST_HEX])
{
    struct dpy_digest digest;
    char hex[DPY_DIGEST_HEX];
    dpy_digest_init(&digest);
    dpy_digest_text(&digest, dpy_import_options());
    dpy_digest_text(&digest, text->mode);
    dpy_digest_text(&digest, text->filename);
    dpy_digest_text(&digest, context_of(text));
    dpy_digest_text(&digest, libraries_of(text));
    dpy_digest_add(&digest, text->bytes, text->length);
    dpy_digest_hex(&digest, hex);
    snprintf(ret, 16 + DPY_DIGEST_HEX, "text-%s", hex);
}

// The path of the image, from malloc; NULL: failure.
static char *image_of(const struct text *text)
{
    char cache[PATH_MAX], key[16 + DPY_DIGEST_HEX];
    struct dpy_cached *cached = malloc(sizeof *cached);
    char *path = NULL;
    make_key(text, key);
    if (cached && dpy_import_cache(cache) && dpy_cache_find(cache, key, cached))
        path = strdup(cached->image);
    free(cached);
    if (path)
        return path;
    struct dpy_field fields[] = { { "text", 4 }, { key, strlen(key) }, { text->mode, strlen(text->mode) },
                                  { text->filename, strlen(text->filename) }, { context_of(text), strlen(context_of(text)) },
                                  { libraries_of(text), strlen(libraries_of(text)) }, { text->bytes, text->length } };
    struct dpy_answer answer;
    if (!dpy_compiler_ask(fields, 7, &answer))
        return NULL;
    path = strdup(dpy_answer_field(&answer, 1));
    free(answer.bytes);
    return path;
}

static struct val load_text(const struct text *text)
{
    char *path = image_of(text);
    void *image = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    free(path);
    if (!image)
        return path ? dpy_raise_error(&dpy_ImportError, "%s", dlerror()) : dpy_failure();
    struct dpy_module *module = dpy_module_of(image);
    if (!module)
        return dpy_failure();
    return dpy_code_new("<module>", module->filename, 1, dpy_object(module, DPY_MODULE));
}

// The code objects of all texts so far, by text, file name and mode.
static struct val known;

static struct val code_of(struct val source, const struct text *text)
{
    struct val parts[] = { source, dpy_intern(text->filename), dpy_intern(text->mode), dpy_intern(libraries_of(text)) };
    struct val key = dpy_tuple(parts, 4), code;
    if (!known.type && dpy_failed(known = dpy_dict_new()))
        return known;
    int found = dpy_failed(key) ? -1 : dpy_dict_find(dpy_dict_of(known), key, &code);
    if (found)
        return found < 0 ? dpy_failure() : code;
    code = load_text(text);
    return dpy_failed(code) || dpy_dict_put(dpy_dict_of(known), key, code) < 0 ? dpy_failure() : code;
}

// A str or bytes as code; `function` and `what` are for the message.
static struct val compile_source(struct val source, const char *filename, const char *mode, const struct dpy_module *module, const char *function,
                                 const char *what)
{
    struct text text = { .filename = filename, .mode = mode, .module = module };
    struct val plain = dpy_plain(source);
    if (plain.type != DPY_STR && plain.type != DPY_BYTES)
        return dpy_raise_error(&dpy_TypeError, "%s() arg 1 must be a %s", function, what);
    text.bytes = plain.s;
    text.length = dpy_str_header(plain)->length;
    if (memchr(text.bytes, 0, text.length))
        return dpy_raise_error(&dpy_ValueError, "source code string cannot contain null bytes");
    return code_of(plain, &text);
}

// compile(source, filename, mode)

static struct val call_compile(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    static const struct dpy_parameters parameters = { .required = 3, .positional = 6,
        .names = { "source", "filename", "mode", "flags", "dont_inherit", "optimize" } };
    struct val values[6] = { [3] = dpy_int(0), dpy_bool(false), dpy_int(-1) };
    if (dpy_call_arguments(self, args, n, kwnames, &parameters, values) < 0)
        return dpy_failure();
    struct val filename = dpy_plain(values[1]), mode = dpy_plain(values[2]);
    if (filename.type != DPY_STR && filename.type != DPY_BYTES)
        return dpy_raise_error(&dpy_TypeError, "expected str, bytes or os.PathLike object, not %s", dpy_type_name(filename));
    if (mode.type != DPY_STR)
        return dpy_raise_error(&dpy_TypeError, "compile() argument 'mode' must be str, not %s", dpy_type_name(mode));
    if (strcmp(mode.s, "exec") && strcmp(mode.s, "eval") && strcmp(mode.s, "single"))
        return dpy_raise_error(&dpy_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    return dpy_code_is(values[0]) ? values[0] : compile_source(values[0], filename.s, mode.s, NULL, "compile", "string, bytes or AST object");
}

// exec and eval

static int put_builtins(struct val globals)
{
    struct val found, module, key = dpy_intern("__builtins__");
    if (globals.type != DPY_DICT || dpy_dict_find(dpy_dict_of(globals), key, &found) == 1)
        return 0;
    module = dpy_import("builtins", NULL);
    return dpy_failed(module) ? -1 : dpy_dict_put(dpy_dict_of(globals), key, dpy_module_namespace(module.p));
}

static int check_namespaces(const char *name, struct val *globals, struct val *locals)
{
    bool is_exec = !strcmp(name, "exec");
    struct val hook;
    bool is_mapping = dpy_plain(*locals).type == DPY_DICT || dpy_namespace_is(*locals) || dpy_special_find(*locals, "__getitem__", &hook);
    if (locals->type != DPY_NONE && !is_mapping) {
        dpy_raise_error(&dpy_TypeError, "locals must be a mapping%s%s", is_exec ? " or None, not " : "", is_exec ? dpy_type_name(*locals) : "");
        return -1;
    }
    if (globals->type == DPY_NONE) {
        *globals = dpy_current_globals();
        if (locals->type == DPY_NONE && !dpy_failed(*globals))
            *locals = dpy_current_locals();
        return dpy_failed(*globals) || dpy_failed(*locals) ? -1 : 0;
    }
    if (dpy_plain(*globals).type != DPY_DICT && !dpy_namespace_is(*globals)) {
        dpy_raise_error(&dpy_TypeError, is_exec ? "exec() globals must be a dict, not %s" : "globals must be a dict", dpy_type_name(*globals));
        return -1;
    }
    if (locals->type == DPY_NONE)
        *locals = *globals;
    return put_builtins(*globals);
}

static struct val run(struct val code, struct val globals, struct val locals)
{
    struct val image = dpy_getattr(code, ".image");
    if (dpy_failed(image))
        return image;
    if (image.type != DPY_MODULE)
        return dpy_raise_error(&dpy_TypeError, "the code of a function cannot be run without it");
    struct val (*body)(struct val, struct val) = (void *)((struct dpy_module *)image.p)->body;
    return body(globals, locals);
}

static struct val skip_blanks(struct val source)
{
    struct val plain = dpy_plain(source);
    if (plain.type != DPY_STR && plain.type != DPY_BYTES)
        return source;
    size_t blank = strspn(plain.s, " \t"), length = dpy_str_header(plain)->length - blank;
    return !blank ? plain : plain.type == DPY_STR ? dpy_str_new(plain.s + blank, length) : dpy_bytes_new(plain.s + blank, length);
}

static struct val call_text(void *self, const struct val *args, size_t n, const struct dpy_names *kwnames)
{
    const char *name = ((const struct dpy_builtin *)self)->name;
    bool is_exec = !strcmp(name, "exec");
    if (dpy_call_expect(self, n, kwnames, 1, 3) < 0)
        return dpy_failure();
    struct val values[] = { args[0], n > 1 ? args[1] : dpy_none(), n > 2 ? args[2] : dpy_none() };
    if (check_namespaces(name, &values[1], &values[2]) < 0)
        return dpy_failure();
    struct val source = is_exec ? values[0] : skip_blanks(values[0]);
    struct val code = dpy_failed(source) || dpy_code_is(source) ? source
        : compile_source(source, "<string>", name, dpy_namespace_module(values[1]), name, "string, bytes or code object");
    struct val result = dpy_failed(code) ? code : run(code, values[1], values[2]);
    return is_exec && !dpy_failed(result) ? dpy_none() : result;
}


const struct dpy_builtin dpy_builtin_compile = { "compile", call_compile }, dpy_builtin_exec = { "exec", call_text },
    dpy_builtin_eval = { "eval", call_text };
