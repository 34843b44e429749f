// Exceptions through C frames, over the system unwinder. An entry that C called throws; the call site that called C
// catches: compiled Python code by an invoke and landing pad, the runtime by dpy_protect.
//
// - C frames are skipped as by longjmp; C++ frames run their destructors, and may catch us by `catch (...)`.
// - A forced unwind (pthread_exit, cancellation) is, among Python functions, an exception that no except clause matches: `finally` and
//   `with` do their work, and the entry that C called goes on with the unwind.
// - A foreign exception (C++) that reaches Python becomes a RuntimeError.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "native.h"
#include "thread.h"
#include "traceback.h"
#include "tuple.h"

static const uint64_t our_class = 0x4457524650590000;    // "DWRFPY\0\0"

enum { DEEPEST = 64 };

struct thrown {
    struct _Unwind_Exception header;
    struct val exception;
    size_t count;
    void *frames[DEEPEST];   // C's, innermost first
};

// Reading the language-specific data area

enum { DW_EH_PE_omit = 0xff, DW_EH_PE_uleb128 = 1, DW_EH_PE_udata4 = 3 };

static uintptr_t read_uleb128(const uint8_t **p)
{
    uintptr_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t byte = *(*p)++;
        if (shift < 64)
            value |= (uintptr_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
}

static uintptr_t read_encoded(const uint8_t **p, uint8_t encoding)
{
    uint32_t value;
    if (encoding == DW_EH_PE_uleb128)
        return read_uleb128(p);
    memcpy(&value, *p, sizeof value);
    *p += sizeof value;
    return value;
}

struct landing { uintptr_t pad; bool catches; };     // pad 0: none; catches: not merely a clean-up

static struct landing find_landing(struct _Unwind_Context *context)
{
    struct landing none = { 0, false };
    const uint8_t *p = (const uint8_t *)_Unwind_GetLanguageSpecificData(context);
    if (!p)
        return none;
    int before = 0;
    uintptr_t start = _Unwind_GetRegionStart(context), ip = _Unwind_GetIPInfo(context, &before);
    uintptr_t at = ip - !before - start;
    if (*p++ != DW_EH_PE_omit)           // no compiler puts landing pads elsewhere than in the function
        return none;
    if (*p++ != DW_EH_PE_omit)
        read_uleb128(&p);                // the type table: nothing in it but "all"
    uint8_t encoding = *p++;
    if (encoding != DW_EH_PE_uleb128 && encoding != DW_EH_PE_udata4)
        return none;
    uintptr_t size = read_uleb128(&p);
    for (const uint8_t *end = p + size; p < end;) {
        uintptr_t site = read_encoded(&p, encoding), length = read_encoded(&p, encoding);
        uintptr_t pad = read_encoded(&p, encoding), action = read_uleb128(&p);
        if (at >= site && at - site < length)
            return pad ? (struct landing){ start + pad, action != 0 } : none;
    }
    return none;
}

_Unwind_Reason_Code dpy_personality(int version, _Unwind_Action actions, uint64_t class, struct _Unwind_Exception *exception,
                                    struct _Unwind_Context *context);

_Unwind_Reason_Code dpy_personality(int version, _Unwind_Action actions, uint64_t class, struct _Unwind_Exception *exception,
                                    struct _Unwind_Context *context)
{
    (void)class;
    if (version != 1)
        return _URC_FATAL_PHASE1_ERROR;
    struct landing landing = find_landing(context);
    if (!landing.pad)
        return _URC_CONTINUE_UNWIND;
    if (actions & _UA_SEARCH_PHASE)
        return landing.catches ? _URC_HANDLER_FOUND : _URC_CONTINUE_UNWIND;
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(0), (uintptr_t)exception);
    _Unwind_SetGR(context, __builtin_eh_return_data_regno(1), landing.catches);
    _Unwind_SetIP(context, landing.pad);
    return _URC_INSTALL_CONTEXT;
}

// Throwing

static const void *module_of(const void *pc)
{
    Dl_info info;
    return dladdr(pc, &info) ? info.dli_fbase : NULL;
}

// Collects return addresses up to the frame that will catch. The first three are ours and that of the entry that throws.
static _Unwind_Reason_Code collect(struct _Unwind_Context *context, void *argument)
{
    struct thrown *thrown = argument;
    if (thrown->count == DEEPEST || find_landing(context).catches)
        return _URC_END_OF_STACK;
    thrown->frames[thrown->count++] = (void *)_Unwind_GetIP(context);
    return _URC_NO_REASON;
}

static void release(_Unwind_Reason_Code reason, struct _Unwind_Exception *header)
{
    (void)reason;
    free(header);
}

static void report(struct val exception)
{
    fflush(stdout);
    fputs("Exception ignored in a function that C called:\n", stderr);
    dpy_traceback_print(exception);
}

// The C frames are left without the turn, as they were entered.
static void raise_through_c(struct thrown *thrown)
{
    thrown->header.exception_class = our_class;
    thrown->header.exception_cleanup = release;
    _Unwind_Backtrace(collect, thrown);
    if (dpy_has_threads())
        dpy_exit();
    _Unwind_RaiseException(&thrown->header);
    if (dpy_has_threads())       // it came back: nobody catches
        dpy_enter();
}

// Forced unwinds

static struct dpy_type thread_exit = { .name = "ThreadExit", .kind = DPY_EXCEPTION };     // no BaseException
static _Thread_local struct _Unwind_Exception *forced;

bool dpy_is_thread_exit(struct val exception) { return exception.type == dpy_type_word(&thread_exit); }

static void catch_forced(struct _Unwind_Exception *header)
{
    static _Thread_local struct dpy_exception spare;
    struct val exception = dpy_exception_new(&thread_exit, NULL, 0);
    if (dpy_failed(exception)) {
        dpy_catch();
        spare.args = dpy_tuple(NULL, 0);
        exception = dpy_object(&spare, dpy_type_word(&thread_exit));
    }
    forced = header;
    dpy_reraise(exception);
}

void dpy_thread_unwind(void)
{
    if (dpy_has_threads())
        dpy_exit();
    _Unwind_Resume(forced);
    abort();         // that does not come back
}

void dpy_throw(void)
{
    struct thrown *thrown = calloc(1, sizeof *thrown);
    struct val exception = dpy_catch();
    if (dpy_is_thread_exit(exception)) {
        free(thrown);
        dpy_thread_unwind();
    }
    if (thrown) {
        thrown->exception = exception;
        raise_through_c(thrown);
        free(thrown);
    }
    report(exception);
    if (dpy_has_threads())
        dpy_exit();
}

// Our own frames and libffi's between C's are no news to the reader.
static void add_frames(const struct thrown *thrown)
{
    static const void *volatile own, *volatile ffi;
    if (!own) {
        ffi = module_of(dlsym(RTLD_DEFAULT, "ffi_call"));
        own = module_of((const void *)dpy_throw);
    }
    size_t i = 0;
    while (i < thrown->count && module_of(thrown->frames[i]) == own)
        i++;
    for (i++; i < thrown->count; i++) {          // after the entry that C called
        const void *module = module_of(thrown->frames[i]);
        if (module && module != own && module != ffi)
            dpy_traceback_add_native(thrown->frames[i]);
    }
}

void dpy_caught(void *exception_object)
{
    struct thrown *thrown = exception_object;
    if (dpy_has_threads())
        dpy_reenter();
    if (thrown->header.exception_class == our_class) {
        dpy_reraise(thrown->exception);
        add_frames(thrown);
        free(thrown);
        return;
    }
    if (thrown->header.private_1) {      // where libgcc keeps who forces it
        catch_forced(&thrown->header);
        return;
    }
    char class[9] = { 0 };
    for (int i = 0; i < 8; i++) {
        char c = (char)(thrown->header.exception_class >> (56 - 8 * i));
        class[i] = c >= ' ' && c < 0x7f ? c : '.';
    }
    _Unwind_DeleteException(&thrown->header);
    dpy_raise_error(&dpy_RuntimeError, "foreign exception (%s) out of a native function", class);
}

// bool dpy_protect(void (*body)(void *), void *argument): a C compiler has no way to write a landing pad.
extern __typeof(dpy_personality) dpy_personality_here __attribute__((alias("dpy_personality"), visibility("hidden")));
asm(".text\n"
    ".globl dpy_protect\n"
    ".type dpy_protect, @function\n"
    "dpy_protect:\n"
    "   .cfi_startproc\n"
    "   .cfi_personality 0x1b, dpy_personality_here\n"
    "   .cfi_lsda 0x1b, .Ldpy_protect_lsda\n"
    "   push %rbp\n"
    "   .cfi_def_cfa_offset 16\n"
    "   .cfi_offset %rbp, -16\n"
    "   mov %rsp, %rbp\n"
    "   .cfi_def_cfa_register %rbp\n"
    "   mov %rdi, %rax\n"
    "   mov %rsi, %rdi\n"
    ".Ldpy_protect_call:\n"
    "   call *%rax\n"
    ".Ldpy_protect_called:\n"
    "   xor %eax, %eax\n"
    "   pop %rbp\n"
    "   .cfi_remember_state\n"
    "   .cfi_def_cfa %rsp, 8\n"
    "   ret\n"
    "   .cfi_restore_state\n"
    ".Ldpy_protect_pad:\n"
    "   mov %rax, %rdi\n"
    "   call dpy_caught@PLT\n"
    "   mov $1, %eax\n"
    "   pop %rbp\n"
    "   .cfi_def_cfa %rsp, 8\n"
    "   ret\n"
    "   .cfi_endproc\n"
    ".size dpy_protect, . - dpy_protect\n"
    ".section .gcc_except_table, \"a\", @progbits\n"
    ".Ldpy_protect_lsda:\n"
    "   .byte 0xff, 0xff, 1\n"
    "   .uleb128 .Ldpy_protect_end - .Ldpy_protect_sites\n"
    ".Ldpy_protect_sites:\n"
    "   .uleb128 .Ldpy_protect_call - dpy_protect\n"
    "   .uleb128 .Ldpy_protect_called - .Ldpy_protect_call\n"
    "   .uleb128 .Ldpy_protect_pad - dpy_protect\n"
    "   .uleb128 1\n"
    ".Ldpy_protect_end:\n"
    ".text\n");
