#define _GNU_SOURCE
#include "wrapper.h"

#include <dlfcn.h>
#include <unwind.h>

struct dpy_wrappers dpy_wrappers;

static bool is_wrapper(uintptr_t pc)
{
    for (size_t i = 0; i < dpy_wrappers.count; i++)
        if (pc >= dpy_wrappers.ranges[i].low && pc < dpy_wrappers.ranges[i].high)
            return true;
    return false;
}

void dpy_wrapper_add(const void *function, size_t size)
{
    size_t i = dpy_wrappers.count;
    if (i == DPY_WRAPPERS || is_wrapper((uintptr_t)function))
        return;
    dpy_wrappers.ranges[i].low = (uintptr_t)function;
    dpy_wrappers.ranges[i].high = (uintptr_t)function + size;
    __atomic_store_n(&dpy_wrappers.count, i + 1, __ATOMIC_RELEASE);
}

static void add_library(const void *code)
{
    struct dl_find_object found;
    if (!_dl_find_object((void *)code, &found))
        dpy_wrapper_add(found.dlfo_map_start, (size_t)((char *)found.dlfo_map_end - (char *)found.dlfo_map_start));
}

void dpy_wrapper_add_caller(const void *code)
{
    static _Atomic bool added;
    if (!added) {
        added = true;
        add_library(code);
    }
}

static bool is_runtime(uintptr_t pc)
{
    static struct dl_find_object own;
    if (!own.dlfo_map_end && _dl_find_object((void *)is_runtime, &own))
        return false;
    return pc >= (uintptr_t)own.dlfo_map_start && pc < (uintptr_t)own.dlfo_map_end;
}

struct search {
    const void *caller;      // where the frames of malloc end
    bool found;
};

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument)
{
    struct search *search = argument;
    uintptr_t pc = _Unwind_GetIP(context);
    search->found |= pc == (uintptr_t)search->caller;
    if (!search->found || is_wrapper(pc) || is_runtime(pc))
        return _URC_NO_REASON;
    search->caller = (const void *)pc;
    return _URC_END_OF_STACK;
}

const void *dpy_wrapper_unwind(const void *caller)
{
    static _Thread_local bool active __attribute__((tls_model("initial-exec")));   // the unwinder may allocate
    struct search search = { caller, false };
    if (active)
        return caller;
    active = true;
    _Unwind_Backtrace(visit, &search);
    active = false;
    return search.caller;
}
