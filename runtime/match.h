// The matcher of regular expressions. It runs a program that lib/_re_compiler.py made, over the bytes of a text.
//
// Invariants
// - A program is the `long[]` of a list of ints: a head (enum dpy_match_head), then sets and instructions. An instruction is an
//   operation and its operands; targets and sets are indices into the program.
// - The text of a str is UTF-8, and a place in it is a byte that starts a code point. Where it is ASCII, and in bytes, each
//   byte is a character: not `wide`.
// - Registers: 0 holds the group that was closed last, 2 * g - 1 and 2 * g the ends of group g; loops and assertions have the
//   rest. Ends are byte offsets from `begin`; -1: not set.
// - Backtracking does not recurse. What is yet to be tried, and what is to be undone before, lies on one stack.
#ifndef DPY_MATCH_H
#define DPY_MATCH_H

#include "value.h"

// Grep ORDER MATCH: dwarfpython/lib/_re_compiler.py
enum dpy_match_head {
    DPY_MATCH_GROUPS, DPY_MATCH_REGISTERS,
    DPY_MATCH_WIDTH,         // no match has fewer characters
    DPY_MATCH_ANCHORED,      // 1: matches begin where the text does
    DPY_MATCH_FIRST,         // the set of bytes that a match begins with; 0: any
    DPY_MATCH_PREFIX,        // the TEXT instruction that each match begins with; 0: none
    DPY_MATCH_CODE,          // the first instruction
    DPY_MATCH_BYTES,         // 1: for bytes, 0: for str
};

// A set is 8 words of 32 bits, one for each character below 256. Sets of characters go on as enum dpy_match_set; the sets of
// bytes that guard alternatives and searches do not.
enum dpy_match_set {
    DPY_MATCH_CATEGORIES = 8,   // enum dpy_match_category, or-ed
    DPY_MATCH_NEGATED,          // 1: from 256 on, the characters that are neither in the categories nor in the ranges
    DPY_MATCH_RANGE_COUNT,
    DPY_MATCH_RANGES,           // first and last character of each, in order
};

enum dpy_match_category {
    DPY_MATCH_DIGIT = 1, DPY_MATCH_NOT_DIGIT = 2, DPY_MATCH_SPACE = 4, DPY_MATCH_NOT_SPACE = 8, DPY_MATCH_WORD = 16,
    DPY_MATCH_NOT_WORD = 32
};

enum dpy_match_op {
    DPY_MATCH_FAIL, DPY_MATCH_SUCCEED,
    DPY_MATCH_ANY,           // but a newline
    DPY_MATCH_ANY_ALL,
    DPY_MATCH_BYTE,          // byte
    DPY_MATCH_SET,           // set
    DPY_MATCH_TEXT,          // n, then n bytes, packed
    DPY_MATCH_JUMP,          // to
    DPY_MATCH_TRY,           // to: there, if what follows fails
    DPY_MATCH_BRANCH,        // to, set: the same; there at once, if the next byte is not in the set
    DPY_MATCH_OPEN,          // register
    DPY_MATCH_CLOSE,         // register, group
    DPY_MATCH_GREEDY,        // operation and operand of one character, min, max (-1: no limit), set of bytes that may follow (0: any)
    DPY_MATCH_LAZY,          // the same
    DPY_MATCH_POSSESSIVE,    // the same
    DPY_MATCH_START,         // register of a loop: turns; in the next one, where the last turn began
    DPY_MATCH_LOOP,          // register, min, max, exit
    DPY_MATCH_LOOP_LAZY,     // the same; a TURN follows
    DPY_MATCH_TURN,          // register
    DPY_MATCH_BEGIN,         // of the text
    DPY_MATCH_LINE_BEGIN,
    DPY_MATCH_END,           // of the text, or before a newline there
    DPY_MATCH_LINE_END,
    DPY_MATCH_TEXT_END,
    DPY_MATCH_BOUNDARY,      // set of the characters of words
    DPY_MATCH_NOT_BOUNDARY,  // set
    DPY_MATCH_REFER,         // group
    DPY_MATCH_REFER_FOLDED,  // group, 1: by Unicode's cases
    DPY_MATCH_IF,            // group, else
    DPY_MATCH_HOLD,          // register: height of the stack; in the next one, the place
    DPY_MATCH_CUT,           // register: what was to be tried since HOLD is dropped
    DPY_MATCH_LOOKED,        // register: the same, and back to the place of HOLD
    DPY_MATCH_REFUSE,        // register: all since HOLD is undone, and fails
    DPY_MATCH_BACK,          // n: so many characters before
};

enum { DPY_MATCH_OWN_REGISTERS = 32, DPY_MATCH_OWN_STACK = 64 };       // without an allocation

struct dpy_match_choice { int64_t tag, at, other; };

struct dpy_matcher {
    const int64_t *program;
    const uint8_t *begin, *end;      // of the text; it ends at endpos
    const uint8_t *refused;          // a match must not end here; NULL: anywhere
    bool wide;
    bool whole;                      // a match must end at the end
    const uint8_t *from, *to;        // what matched
    int64_t *registers;
    struct dpy_match_choice *stack;
    size_t height, capacity;
    int64_t own_registers[DPY_MATCH_OWN_REGISTERS];
    struct dpy_match_choice own_stack[DPY_MATCH_OWN_STACK];
};

// 0, or -1: MemoryError. The program must outlive the matcher, which must not be moved.
int dpy_match_init(struct dpy_matcher *m, const int64_t *program, const char *text, size_t length, bool wide);
void dpy_match_deinit(struct dpy_matcher *m);

int dpy_match_at(struct dpy_matcher *m, const uint8_t *at);      // 1, 0; -1: MemoryError, or what a signal's handler raised
int dpy_match_search(struct dpy_matcher *m, const uint8_t *at);  // the first match from there on; likewise

#endif
