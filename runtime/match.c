#define _GNU_SOURCE

#include "match.h"

#include <stdlib.h>
#include <string.h>

#include "exception.h"
#include "native.h"
#include "unicode.h"
#include "utf8.h"

// What lies on the stack. The tag holds what it is and the index of an instruction.
enum entry {
    UNDO,                    // `other` is a register, `at` what it held
    CHOICE,                  // go on at the instruction
    RETRACT,                 // of a GREEDY: give one character back, down to `other`
    ADVANCE,                 // of a LAZY: take one more, `other` at most
};

enum { ENTRY_BITS = 2, ENTRY_MASK = 3, REPEAT_SIZE = 6, TURNS_BETWEEN_SIGNALS = 1 << 16 };

// Sets

static bool in_ranges(const int64_t *set, uint32_t point)
{
    const int64_t *ranges = set + DPY_MATCH_RANGES;
    for (int64_t low = 0, high = set[DPY_MATCH_RANGE_COUNT]; low < high;) {
        int64_t middle = (low + high) / 2;
        if (point < ranges[2 * middle])
            high = middle;
        else if (point > ranges[2 * middle + 1])
            low = middle + 1;
        else
            return true;
    }
    return false;
}

static bool in_categories(int64_t categories, uint32_t point)
{
    unsigned properties = dpy_unicode_properties(point);
    int64_t own = properties & DPY_UNICODE_DECIMAL ? DPY_MATCH_DIGIT : DPY_MATCH_NOT_DIGIT;
    own |= properties & DPY_UNICODE_SPACE ? DPY_MATCH_SPACE : DPY_MATCH_NOT_SPACE;
    own |= properties & DPY_UNICODE_ALNUM ? DPY_MATCH_WORD : DPY_MATCH_NOT_WORD;
    return own & categories;
}

static bool in_wide_set(const int64_t *set, uint32_t point)
{
    bool in = in_ranges(set, point) || (set[DPY_MATCH_CATEGORIES] && in_categories(set[DPY_MATCH_CATEGORIES], point));
    return in != (set[DPY_MATCH_NEGATED] != 0);
}

static inline bool has_byte(const int64_t *set, uint8_t byte)
{
    return set[byte >> 5] >> (byte & 31) & 1;
}

static inline bool has_point(const int64_t *set, uint32_t point)
{
    return point < 256 ? has_byte(set, (uint8_t)point) : in_wide_set(set, point);
}

// Characters

static inline size_t size_at(const uint8_t *at, bool wide)
{
    return wide ? dpy_utf8_size((char)*at) : 1;
}

static inline uint32_t point_at(const uint8_t *at, size_t *size, bool wide)
{
    *size = 1;
    return !wide || *at < 0x80 ? *at : dpy_utf8_decode((const char *)at, size);
}

static inline const uint8_t *before(const uint8_t *at, bool wide)
{
    at--;
    while (wide && !dpy_utf8_starts((char)*at))
        at--;
    return at;
}

// The place after one character, if it is one that the operation wants; else NULL.
static inline const uint8_t *take(const struct dpy_matcher *m, const int64_t *item, const uint8_t *at, bool wide)
{
    size_t size = 1;
    if (at == m->end)
        return NULL;
    switch (item[0]) {
    case DPY_MATCH_ANY: return *at == '\n' ? NULL : at + size_at(at, wide);
    case DPY_MATCH_ANY_ALL: return at + size_at(at, wide);
    case DPY_MATCH_BYTE: return *at == item[1] ? at + 1 : NULL;
    default: return has_point(m->program + item[1], point_at(at, &size, wide)) ? at + size : NULL;
    }
}

// The place after as many characters as there are; each byte from `at` to `limit` is one, or there is no limit but the text's end.
static inline const uint8_t *take_run(const struct dpy_matcher *m, const int64_t *item, const uint8_t *at, const uint8_t *limit, bool wide)
{
    const int64_t *set = m->program + item[1];
    const uint8_t *found;
    size_t size = 1;
    switch (item[0]) {
    case DPY_MATCH_ANY:
        found = memchr(at, '\n', (size_t)(limit - at));
        return found ? found : limit;
    case DPY_MATCH_ANY_ALL:
        return limit;
    case DPY_MATCH_BYTE:
        while (at < limit && *at == item[1])
            at++;
        return at;
    default:
        while (at < limit && (wide && *at >= 0x80 ? has_point(set, point_at(at, &size, wide)) : has_byte(set, *at))) {
            at += size;
            size = 1;
        }
        return at;
    }
}

static inline const uint8_t *take_up_to(const struct dpy_matcher *m, const int64_t *item, const uint8_t *at, int64_t most, bool wide)
{
    if (most < 0 || (!wide && most >= m->end - at))
        return take_run(m, item, at, m->end, wide);
    if (!wide)
        return take_run(m, item, at, at + most, wide);
    for (const uint8_t *next; most && (next = take(m, item, at, wide)); most--)
        at = next;
    return at;
}

static inline bool may_follow(const struct dpy_matcher *m, const int64_t *repeat, const uint8_t *at)
{
    return !repeat[5] || (at < m->end && has_byte(m->program + repeat[5], *at));
}

// Places

static bool is_word(const struct dpy_matcher *m, const int64_t *set, const uint8_t *at, bool wide)
{
    size_t size;
    return at >= m->begin && at < m->end && has_point(set, point_at(at, &size, wide));
}

static bool is_boundary(const struct dpy_matcher *m, const int64_t *set, const uint8_t *at, bool wide)
{
    bool left = at > m->begin && is_word(m, set, before(at, wide), wide);
    return left != is_word(m, set, at, wide);
}

static bool is_at(const struct dpy_matcher *m, const int64_t *op, const uint8_t *at, bool wide)
{
    switch (op[0]) {
    case DPY_MATCH_BEGIN: return at == m->begin;
    case DPY_MATCH_LINE_BEGIN: return at == m->begin || at[-1] == '\n';
    case DPY_MATCH_END: return at == m->end || (at + 1 == m->end && *at == '\n');
    case DPY_MATCH_LINE_END: return at == m->end || *at == '\n';
    case DPY_MATCH_TEXT_END: return at == m->end;
    case DPY_MATCH_BOUNDARY: return is_boundary(m, m->program + op[1], at, wide);
    default: return m->begin < m->end && !is_boundary(m, m->program + op[1], at, wide);    // CPython: no \B in an empty text
    }
}

// Groups

static bool is_set(const struct dpy_matcher *m, int64_t group)
{
    const int64_t *ends = m->registers + 2 * group - 1;
    return ends[0] >= 0 && ends[1] >= ends[0];
}

static uint32_t folded(uint32_t point, bool unicode)
{
    uint32_t lower[DPY_UNICODE_CASE_MAX];
    if (point < 128 || !unicode)
        return point >= 'A' && point <= 'Z' ? point | 0x20 : point;
    dpy_unicode_convert(point, DPY_UNICODE_TO_LOWER, lower);
    return lower[0];
}

// The place after the text that the group holds; NULL: it is not there.
static const uint8_t *refer(const struct dpy_matcher *m, int64_t group, const uint8_t *at)
{
    if (!is_set(m, group))
        return NULL;
    const uint8_t *held = m->begin + m->registers[2 * group - 1];
    ptrdiff_t size = m->registers[2 * group] - m->registers[2 * group - 1];
    return m->end - at >= size && memcmp(at, held, (size_t)size) == 0 ? at + size : NULL;
}

static const uint8_t *refer_folded(const struct dpy_matcher *m, const int64_t *op, const uint8_t *at, bool wide)
{
    if (!is_set(m, op[1]))
        return NULL;
    const uint8_t *held = m->begin + m->registers[2 * op[1] - 1], *stop = m->begin + m->registers[2 * op[1]];
    for (size_t size, held_size; held < stop; at += size, held += held_size)
        if (at == m->end || folded(point_at(at, &size, wide), op[2]) != folded(point_at(held, &held_size, wide), op[2]))
            return NULL;
    return at;
}

// The stack

static int grow(struct dpy_matcher *m)
{
    size_t capacity = 2 * m->capacity;
    bool own = m->stack == m->own_stack;
    struct dpy_match_choice *stack = realloc(own ? NULL : m->stack, capacity * sizeof *stack);
    if (!stack) {
        dpy_raise_memory();
        return -1;
    }
    if (own)
        memcpy(stack, m->own_stack, sizeof m->own_stack);
    m->stack = stack;
    m->capacity = capacity;
    return 0;
}

static inline int push(struct dpy_matcher *m, enum entry entry, const int64_t *op, int64_t at, int64_t other)
{
    if (m->height == m->capacity && grow(m) < 0)
        return -1;
    m->stack[m->height++] = (struct dpy_match_choice){ (op - m->program) << ENTRY_BITS | entry, at, other };
    return 0;
}

static inline int set_register(struct dpy_matcher *m, int64_t number, int64_t value)
{
    if (push(m, UNDO, m->program, m->registers[number], number) < 0)
        return -1;
    m->registers[number] = value;
    return 0;
}

// Drops the choices above a height. What they would have undone is still to be undone when an earlier one is taken.
static void cut(struct dpy_matcher *m, size_t height)
{
    size_t kept = height;
    for (size_t i = height; i < m->height; i++)
        if ((m->stack[i].tag & ENTRY_MASK) == UNDO)
            m->stack[kept++] = m->stack[i];
    m->height = kept;
}

static void undo(struct dpy_matcher *m, size_t height)
{
    while (m->height > height) {
        const struct dpy_match_choice *top = &m->stack[--m->height];
        if ((top->tag & ENTRY_MASK) == UNDO)
            m->registers[top->other] = top->at;
    }
}

// One more character for a LAZY, or more if what may follow is not there yet. False: there is none.
static bool advance(struct dpy_matcher *m, struct dpy_match_choice *top, const int64_t *repeat, bool wide)
{
    const uint8_t *at = m->begin + top->at;
    do {
        if (top->other == 0 || !(at = take(m, repeat + 1, at, wide)))
            return false;
        top->other -= top->other > 0;
    } while (!may_follow(m, repeat, at));
    top->at = at - m->begin;
    return true;
}

// The next way to go on: its instruction, and its place in `ret`. NULL: there is none.
static inline const int64_t *backtrack(struct dpy_matcher *m, const uint8_t **ret, bool wide)
{
    while (m->height) {
        struct dpy_match_choice *top = &m->stack[m->height - 1];
        const int64_t *op = m->program + (top->tag >> ENTRY_BITS);
        const uint8_t *at = m->begin + top->at;
        switch ((enum entry)(top->tag & ENTRY_MASK)) {
        case UNDO:
            m->registers[top->other] = top->at;
            m->height--;
            break;
        case CHOICE:
            m->height--;
            *ret = at;
            return op;
        case RETRACT:
            do
                at = before(at, wide);
            while (at > m->begin + top->other && !may_follow(m, op, at));
            top->at = at - m->begin;
            m->height -= top->at == top->other;
            *ret = at;
            return op + REPEAT_SIZE;
        case ADVANCE:
            if (advance(m, top, op, wide)) {
                *ret = m->begin + top->at;
                return op + REPEAT_SIZE;
            }
            m->height--;
            break;
        }
    }
    return NULL;
}

// A repeated character. The place after it, with what may be tried later on the stack; NULL: fails. `failed`: MemoryError.
static inline const uint8_t *repeat(struct dpy_matcher *m, const int64_t *op, const uint8_t *at, bool *failed, bool wide)
{
    int64_t most = op[4] < 0 ? -1 : op[4] - op[3];
    for (int64_t i = 0; i < op[3]; i++)
        if (!(at = take(m, op + 1, at, wide)))
            return NULL;
    const uint8_t *low = at;
    if (op[0] == DPY_MATCH_LAZY) {
        *failed = push(m, ADVANCE, op, at - m->begin, most) < 0;
        return at;
    }
    at = take_up_to(m, op + 1, at, most, wide);
    if (op[0] == DPY_MATCH_GREEDY && at > low)
        *failed = push(m, RETRACT, op, at - m->begin, low - m->begin) < 0;
    return at;
}

// A turn of a loop begins. 0, or -1: MemoryError.
static int turn(struct dpy_matcher *m, int64_t loop, const uint8_t *at)
{
    return set_register(m, loop, m->registers[loop] + 1) < 0 ? -1 : set_register(m, loop + 1, at - m->begin);
}

enum next { GO_ON, FAILS, ERROR };

// A loop over more than a character. A turn that took nothing is the last one.
static enum next loop(struct dpy_matcher *m, const int64_t **op, const uint8_t *at)
{
    const int64_t *here = *op, number = here[1], turns = m->registers[number];
    bool lazy = here[0] == DPY_MATCH_LOOP_LAZY;
    if (turns < here[2]) {
        *op = here + 5 + (lazy ? 2 : 0);
        return set_register(m, number, turns + 1) < 0 ? ERROR : GO_ON;
    }
    bool more = (here[3] < 0 || turns < here[3]) && m->registers[number + 1] != at - m->begin;
    const int64_t *exit = m->program + here[4];
    *op = more && !lazy ? here + 5 : exit;
    if (!more)
        return GO_ON;
    if (push(m, CHOICE, lazy ? here + 5 : exit, at - m->begin, 0) < 0)
        return ERROR;
    return lazy || turn(m, number, at) == 0 ? GO_ON : ERROR;
}

// The operations on the stack itself.
static enum next hold(struct dpy_matcher *m, const int64_t *op, const uint8_t **at)
{
    int64_t number = op[1];
    switch (op[0]) {
    case DPY_MATCH_HOLD: {
        if (set_register(m, number, 0) < 0 || set_register(m, number + 1, *at - m->begin) < 0)
            return ERROR;
        m->registers[number] = (int64_t)m->height;
        return GO_ON;
    }
    case DPY_MATCH_LOOKED:
        *at = m->begin + m->registers[number + 1];
        cut(m, (size_t)m->registers[number]);
        return GO_ON;
    case DPY_MATCH_CUT:
        cut(m, (size_t)m->registers[number]);
        return GO_ON;
    default:
        undo(m, (size_t)m->registers[number]);
        return FAILS;
    }
}

static const uint8_t *back(const struct dpy_matcher *m, const uint8_t *at, int64_t count, bool wide)
{
    for (; count && at > m->begin; count--)
        at = before(at, wide);
    return count ? NULL : at;
}

static inline __attribute__((always_inline)) int run(struct dpy_matcher *m, const uint8_t *at, bool wide)
{
    const int64_t *op = m->program + m->program[DPY_MATCH_CODE];
    const uint8_t *next;
    unsigned turns = 0;
    bool failed = false;
    for (;;) {
        switch ((enum dpy_match_op)*op) {
        case DPY_MATCH_SUCCEED:
            if ((m->whole && at != m->end) || at == m->refused)
                break;
            m->to = at;
            return 1;
        case DPY_MATCH_ANY:
        case DPY_MATCH_ANY_ALL:
            if (!(next = take(m, op, at, wide)))
                break;
            at = next;
            op += 1;
            continue;
        case DPY_MATCH_BYTE:
            if (at == m->end || *at != op[1])
                break;
            at++;
            op += 2;
            continue;
        case DPY_MATCH_SET:
            if (!(next = take(m, op, at, wide)))
                break;
            at = next;
            op += 2;
            continue;
        case DPY_MATCH_TEXT:
            if (m->end - at < op[1] || memcmp(at, op + 2, (size_t)op[1]) != 0)
                break;
            at += op[1];
            op += 2 + (op[1] + 7) / 8;
            continue;
        case DPY_MATCH_JUMP:
            op = m->program + op[1];
            continue;
        case DPY_MATCH_BRANCH:
            if (at == m->end || !has_byte(m->program + op[2], *at)) {
                op = m->program + op[1];
                continue;
            }
            // fallthrough
        case DPY_MATCH_TRY:
            if (push(m, CHOICE, m->program + op[1], at - m->begin, 0) < 0)
                return -1;
            op += op[0] == DPY_MATCH_TRY ? 2 : 3;
            continue;
        case DPY_MATCH_OPEN:
            if (set_register(m, op[1], at - m->begin) < 0)
                return -1;
            op += 2;
            continue;
        case DPY_MATCH_CLOSE:
            if (set_register(m, op[1], at - m->begin) < 0 || set_register(m, 0, op[2]) < 0)
                return -1;
            op += 3;
            continue;
        case DPY_MATCH_GREEDY:
        case DPY_MATCH_LAZY:
        case DPY_MATCH_POSSESSIVE:
            next = repeat(m, op, at, &failed, wide);
            if (failed)
                return -1;
            if (!next || !may_follow(m, op, next))
                break;
            at = next;
            op += REPEAT_SIZE;
            continue;
        case DPY_MATCH_START:
            if (set_register(m, op[1], 0) < 0 || set_register(m, op[1] + 1, -1) < 0)
                return -1;
            op += 2;
            continue;
        case DPY_MATCH_LOOP:
        case DPY_MATCH_LOOP_LAZY:
            if (loop(m, &op, at) == ERROR)
                return -1;
            continue;
        case DPY_MATCH_TURN:
            if (turn(m, op[1], at) < 0)
                return -1;
            op += 2;
            continue;
        case DPY_MATCH_BEGIN:
        case DPY_MATCH_LINE_BEGIN:
        case DPY_MATCH_END:
        case DPY_MATCH_LINE_END:
        case DPY_MATCH_TEXT_END:
            if (!is_at(m, op, at, wide))
                break;
            op += 1;
            continue;
        case DPY_MATCH_BOUNDARY:
        case DPY_MATCH_NOT_BOUNDARY:
            if (!is_at(m, op, at, wide))
                break;
            op += 2;
            continue;
        case DPY_MATCH_REFER:
            if (!(next = refer(m, op[1], at)))
                break;
            at = next;
            op += 2;
            continue;
        case DPY_MATCH_REFER_FOLDED:
            if (!(next = refer_folded(m, op, at, wide)))
                break;
            at = next;
            op += 3;
            continue;
        case DPY_MATCH_IF:
            op = is_set(m, op[1]) ? op + 3 : m->program + op[2];
            continue;
        case DPY_MATCH_HOLD:
        case DPY_MATCH_CUT:
        case DPY_MATCH_LOOKED:
        case DPY_MATCH_REFUSE: {
            enum next then = hold(m, op, &at);
            if (then == ERROR)
                return -1;
            if (then == FAILS)
                break;
            op += 2;
            continue;
        }
        case DPY_MATCH_BACK:
            if (!(next = back(m, at, op[1], wide)))
                break;
            at = next;
            op += 2;
            continue;
        case DPY_MATCH_FAIL:
            break;
        }
        if (++turns == TURNS_BETWEEN_SIGNALS) {
            turns = 0;
            if (dpy_safepoint() < 0)
                return -1;
        }
        if (!(op = backtrack(m, &at, wide)))
            return 0;
    }
}

int dpy_match_init(struct dpy_matcher *m, const int64_t *program, const char *text, size_t length, bool wide)
{
    m->program = program;
    m->begin = (const uint8_t *)text;
    m->end = m->begin + length;
    m->refused = NULL;
    m->wide = wide;
    m->whole = false;
    m->stack = m->own_stack;
    m->capacity = DPY_MATCH_OWN_STACK;
    bool fits = program[DPY_MATCH_REGISTERS] <= DPY_MATCH_OWN_REGISTERS;
    m->registers = fits ? m->own_registers : malloc((size_t)program[DPY_MATCH_REGISTERS] * sizeof *m->registers);
    if (m->registers)
        return 0;
    dpy_raise_memory();
    return -1;
}

void dpy_match_deinit(struct dpy_matcher *m)
{
    if (m->registers != m->own_registers)
        free(m->registers);
    if (m->stack != m->own_stack)
        free(m->stack);
}

int dpy_match_at(struct dpy_matcher *m, const uint8_t *at)
{
    m->height = 0;
    m->from = at;
    memset(m->registers, 0xFF, (size_t)m->program[DPY_MATCH_REGISTERS] * sizeof *m->registers);
    m->registers[0] = 0;
    return m->wide ? run(m, at, true) : run(m, at, false);
}

// The next place where a match may begin; NULL: there is none.
static const uint8_t *candidate(const struct dpy_matcher *m, const uint8_t *at)
{
    const int64_t *program = m->program;
    if (m->end - at < program[DPY_MATCH_WIDTH] || (program[DPY_MATCH_ANCHORED] && at > m->begin))
        return NULL;
    if (program[DPY_MATCH_PREFIX]) {
        const int64_t *text = program + program[DPY_MATCH_PREFIX];
        return memmem(at, (size_t)(m->end - at), text + 2, (size_t)text[1]);
    }
    if (!program[DPY_MATCH_FIRST])
        return at;
    while (at < m->end && !has_byte(program + program[DPY_MATCH_FIRST], *at))
        at++;
    return at < m->end ? at : NULL;
}

int dpy_match_search(struct dpy_matcher *m, const uint8_t *at)
{
    while ((at = candidate(m, at))) {
        int found = dpy_match_at(m, at);
        if (found || at == m->end)
            return found;
        at += size_at(at, m->wide);
    }
    return 0;
}
