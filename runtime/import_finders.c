// What the program has put into sys.meta_path is asked for modules that are in no folder. importlib/_finders.py does the asking: nothing of it
// is loaded until a program has a finder.
#include "call.h"
#include "dict.h"
#include "item.h"
#include "exception.h"
#include "import.h"
#include "intern.h"
#include "module.h"
#include "str.h"

extern struct dpy_module dpy_module_sys;

// sys.meta_path, as far as anybody has touched it: it is made with what sys tells besides (lib/_sysinfo.py). False: nobody has.
static bool find_finders(struct val *ret)
{
    struct val sysinfo, key = dpy_intern("_sysinfo");
    if (dpy_module_get(&dpy_module_sys, "meta_path", ret))
        return true;
    if (dpy_failed(key) || dpy_sys_modules.type != DPY_DICT || dpy_dict_find(dpy_dict_of(dpy_sys_modules), key, &sysinfo) != 1)
        return false;
    return sysinfo.type == DPY_MODULE && dpy_module_get(sysinfo.p, "meta_path", ret);
}

struct val dpy_import_by_finders(struct val name, struct val folders)
{
    struct val finders;
    if (!find_finders(&finders))
        return dpy_pending() ? dpy_failure() : dpy_none();
    int64_t count = dpy_len(finders);
    if (count <= 0)
        return count ? dpy_failure() : dpy_none();
    struct val module = dpy_import("importlib._finders", NULL), args[] = { name, folders };
    return dpy_failed(module) ? module : dpy_call_method(module, "load", args, 2, NULL);
}
