// See debugger.h.
#include "debugger.h"

#include "buffer.h"
#include "builtins.h"
#include "call.h"
#include "exception_value.h"
#include "frames.h"
#include "str.h"
#include "traceback.h"

__attribute__((noinline, noclone)) void dpy_raised(const char *class, struct val exception)
{
    __asm__ volatile("" : : "r"(class), "r"(exception.p), "r"(exception.type));
}

__attribute__((noinline, noclone)) void dpy_entered(void)
{
    __asm__ volatile("" : : : "memory");
}

bool dpy_evaluating;

static struct val evaluate(const char *expression, uintptr_t pc, uintptr_t rbp)
{
    struct dpy_stack_frame frame;
    int found = dpy_frame_at(pc, rbp, &frame);
    if (found <= 0)
        return found ? dpy_failure() : dpy_raise_error(&dpy_SystemError, "no Python function is at this place");
    struct val args[] = { dpy_str_text(expression), dpy_frame_namespace(&frame), dpy_frame_variables(&frame) };
    for (int i = 0; i < 3; i++)
        if (dpy_failed(args[i]))
            return args[i];
    struct val result = dpy_call(dpy_object(&dpy_builtin_eval, DPY_BUILTIN), args, 3, NULL);
    return dpy_failed(result) ? result : dpy_repr(result);
}

__attribute__((used)) const char *dpy_evaluate(const char *expression, uintptr_t pc, uintptr_t rbp)
{
    static struct dpy_buffer buffer;
    struct val pending = dpy_pending() ? dpy_catch() : dpy_failure();
    struct val handled = dpy_handled_swap(dpy_failure());
    dpy_evaluating = true;
    struct val shown = evaluate(expression, pc, rbp);
    dpy_evaluating = false;
    buffer.length = 0;
    if (!dpy_failed(shown)) {
        dpy_buffer_text(&buffer, shown.s);
    } else {
        dpy_traceback_title_into(&buffer, dpy_catch());
        buffer.length -= buffer.length && !buffer.failed && buffer.bytes[buffer.length - 1] == '\n';
    }
    dpy_handled_swap(handled);
    if (!dpy_failed(pending))
        dpy_reraise(pending);
    dpy_buffer_add(&buffer, "", 1);
    return buffer.failed ? "?" : buffer.bytes;
}
