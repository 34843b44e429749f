// Variables in the frames of this thread's C functions: by unwinding the stack and the descriptions of the functions' frames.
#define _GNU_SOURCE
#include <pthread.h>
#include <unwind.h>

#include "description.h"
#include "place.h"

enum { RBP = 6, DEEPEST = 10000 };

struct frame {
    uintptr_t pc, low, rbp;      // low: the stack pointer in it; the next frame's is its canonical frame address
};

struct search {
    uintptr_t address;
    struct frame frame, inner;   // inner: the one that it called; pc 0: none
    struct dpy_place *ret;
    int depth;
    bool found;
};

static uintptr_t stack_end(void)
{
    static _Thread_local uintptr_t end;
    pthread_attr_t attributes;
    void *lowest;
    size_t size;
    if (end || pthread_getattr_np(pthread_self(), &attributes) != 0)
        return end;
    if (pthread_attr_getstack(&attributes, &lowest, &size) == 0)
        end = (uintptr_t)lowest + size;
    pthread_attr_destroy(&attributes);
    return end;
}

static bool lives(const struct dpy_index_local *local, uint64_t pc)
{
    return !local->high || (pc >= local->low && pc < local->high);
}

static bool variable_of(const struct search *search, const struct frame *at, uintptr_t cfa, const struct dpy_description *description,
                        const struct dpy_index_frame *frame, uint64_t pc)
{
    const struct dpy_index_local *local;
    uintptr_t bases[] = { [DPY_INDEX_BASE_CFA] = cfa, [DPY_INDEX_BASE_RBP] = at->rbp, [DPY_INDEX_BASE_RSP] = at->low };
    for (uint32_t i = 0; (local = dpy_description_local(description, frame, i)); i++) {
        bool known = local->base < sizeof bases / sizeof *bases && lives(local, pc);
        const struct dpy_type *type = known ? dpy_description_type(description, local->type) : NULL;
        if (!type)
            continue;
        uintptr_t start = bases[local->base] + (uintptr_t)local->offset;
        if (search->address - start >= type->size)
            continue;
        search->ret->start = (const char *)start, search->ret->size = type->size, search->ret->type = type;
        search->ret->name = dpy_description_string(description, local->name);
        search->ret->declared.file = dpy_description_string(description, local->file);
        search->ret->declared.line = local->line;
        return true;
    }
    return false;
}

static bool look_at(const struct search *search, const struct frame *at, uintptr_t cfa, const char **function)
{
    uint64_t pc;
    const struct dpy_description *description = at->pc ? dpy_description_at((const void *)(at->pc - 1), &pc) : NULL;
    const struct dpy_index_frame *frame = description ? dpy_description_frame(description, pc) : NULL;
    *function = frame ? dpy_description_string(description, frame->function) : NULL;
    return frame && variable_of(search, at, cfa, description, frame, pc);
}

// The frame that holds the address is known: what is there? What was passed in memory is a variable of the function that was called.
static void look_into(const struct search *search, uintptr_t cfa)
{
    const char *function, *inner = NULL;
    *search->ret = (struct dpy_place){ .region = DPY_REGION_STACK, .start = (const char *)search->frame.low,
                                       .size = cfa - search->frame.low, .site = (const void *)search->frame.pc };
    bool is_own = look_at(search, &search->frame, cfa, &function);
    bool is_passed = !is_own && look_at(search, &search->inner, search->frame.low, &inner);
    search->ret->declared.function = is_passed ? inner : function;
}

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *argument)
{
    struct search *search = argument;
    uintptr_t low = _Unwind_GetCFA(context);
    if (search->depth++ && search->address >= search->frame.low && search->address < low) {
        look_into(search, low);
        search->found = true;
        return _URC_END_OF_STACK;
    }
    search->inner = search->frame;
    search->frame = (struct frame){ _Unwind_GetIP(context), low, _Unwind_GetGR(context, RBP) };
    return search->depth < DEEPEST ? _URC_NO_REASON : _URC_END_OF_STACK;
}

bool dpy_place_on_stack(const void *address, struct dpy_place *ret)
{
    struct search search = { .address = (uintptr_t)address, .ret = ret };
    if (search.address < (uintptr_t)__builtin_frame_address(0) || search.address >= stack_end())
        return false;
    _Unwind_Backtrace(visit, &search);
    return search.found;
}
