// Big ints inside of expressions: in `a * b + c * d` nothing but the sum ever sees the products, so it frees them. They are most of what
// a program with big ints allocates.
//
// Invariants
// - `passed` has big ints that an operator has just made for one other operator, which has not run yet: nothing else refers to them.
//   That operator takes them out, whatever then becomes of it. What finds no place in it is left to the collector, and what an exception
//   leaves behind in it stays until its place is wanted.
// - Only arithmetic of ints frees an operand. A method of the program's may keep what it is given.
#include "alloc.h"
#include "int.h"
#include "operations.h"
#include "quick.h"

enum { PLACES = 4 };
static struct { void *made[PLACES]; unsigned next; } passed;

static void pass(struct val v)
{
    passed.made[passed.next++ % PLACES] = v.p;
}

static bool take(struct val v)
{
    for (int i = 0; v.type == DPY_BIGINT && i < PLACES; i++)
        if (passed.made[i] == v.p) {
            passed.made[i] = NULL;
            return true;
        }
    return false;
}

struct spent { void *left, *right; };

// Takes the operands out, as those to be freed.
static struct spent take_operands(struct val a, struct val b, unsigned fate)
{
    bool left = fate & DPY_SPENDS_LEFT && take(a), right = fate & DPY_SPENDS_RIGHT && take(b), ints = dpy_int_is(a) && dpy_int_is(b);
    return (struct spent){ ints && left ? a.p : NULL, ints && right ? b.p : NULL };
}

static void discard(struct spent spent)
{
    if (spent.left)
        dpy_alloc_undo(spent.left);
    if (spent.right)
        dpy_alloc_undo(spent.right);
}

static struct val finish(struct val result, struct val a, struct val b, struct spent spent, unsigned fate)
{
    if (fate & DPY_PASSED && result.type == DPY_BIGINT && dpy_int_is(a) && dpy_int_is(b))
        pass(result);
    discard(spent);
    return result;
}

static struct val binary_passed(struct val a, struct val b, enum dpy_operator op, unsigned fate)
{
    struct spent spent = take_operands(a, b, fate);
    return finish(dpy_binary(a, b, op), a, b, spent, fate);
}

struct val dpy_binary_passed(struct val a, struct val b, enum dpy_operator op, unsigned fate)
{
    struct val result = dpy_quick_binary(a, b, op);
    return result.type ? result : binary_passed(a, b, op, fate);
}

struct val dpy_inplace_passed(struct val a, struct val b, enum dpy_operator op, unsigned fate)
{
    struct spent spent = take_operands(a, b, fate);
    return finish(dpy_inplace(a, b, op), a, b, spent, fate);
}

struct val dpy_compare_passed(struct val a, struct val b, enum dpy_comparison op, unsigned fate)
{
    struct spent spent = take_operands(a, b, fate);
    struct val result = dpy_compare(a, b, op);
    discard(spent);
    return result;
}

int dpy_compare_truth_passed(struct val a, struct val b, enum dpy_comparison op, unsigned fate)
{
    struct spent spent = take_operands(a, b, fate);
    int result = dpy_compare_truth(a, b, op);
    discard(spent);
    return result;
}
