// Finds the outermost operator of a piece of source. CPython parses it; we only look at the tokens outside brackets, and at
// how tightly operators bind.
#include "caret.h"

#include <ctype.h>
#include <string.h>

enum token_kind { END, OPERAND, BRACKET, BINARY, UNARY, OTHER };   // OTHER: what makes it neither operation nor subscript

struct token {
    enum token_kind kind;
    size_t from, to;
    int binding;             // of BINARY: the tighter the greater
};

struct text { const char *bytes; size_t length; };

enum { POWER = 7 };

static size_t skip_string(struct text t, size_t i)
{
    char quote = t.bytes[i];
    size_t quotes = i + 2 < t.length && t.bytes[i + 1] == quote && t.bytes[i + 2] == quote ? 3 : 1;
    for (i += quotes; i < t.length; i++) {
        if (t.bytes[i] == '\\')
            i++;
        else if (t.bytes[i] == quote && (quotes == 1 || (i + 2 < t.length && t.bytes[i + 1] == quote && t.bytes[i + 2] == quote)))
            return i + quotes;
    }
    return t.length;
}

static size_t skip_brackets(struct text t, size_t i)
{
    size_t depth = 0;
    while (i < t.length) {
        char c = t.bytes[i];
        if (c == '"' || c == '\'') {
            i = skip_string(t, i);
            continue;
        }
        depth += strchr("([{", c) && c;
        depth -= strchr(")]}", c) && c;
        i++;
        if (depth == 0)
            break;
    }
    return i;
}

static bool is_word_char(char c) { return isalnum((unsigned char)c) || c == '_' || (c & 0x80); }

static size_t skip_word(struct text t, size_t i)
{
    size_t from = i;
    bool number = isdigit((unsigned char)t.bytes[i]) || t.bytes[i] == '.';
    while (i < t.length && (is_word_char(t.bytes[i]) || t.bytes[i] == '.' ||
           (number && i > from && strchr("+-", t.bytes[i]) && strchr("eE", t.bytes[i - 1]) && t.bytes[from + 1] != 'x')))
        i++;
    if (i < t.length && (t.bytes[i] == '"' || t.bytes[i] == '\'') && i - from <= 2)
        return skip_string(t, i);      // a prefix, as in rb'...'
    return i;
}

static bool is_keyword(struct text t, size_t from, size_t to)
{
    static const char *const keywords[] = { "and", "or", "not", "in", "is", "if", "else", "lambda", "yield", "await", "for",
        "async", "raise", "return", "assert", "del", "import", "from", "while", "with", "pass", NULL };
    for (int i = 0; keywords[i]; i++)
        if (strlen(keywords[i]) == to - from && !memcmp(keywords[i], t.bytes + from, to - from))
            return true;
    return false;
}

static struct token operator_at(struct text t, size_t i, bool after_operand)
{
    static const struct { char text[3]; int binding; } operators[] = {
        { "**", POWER }, { "//", 6 }, { "<<", 4 }, { ">>", 4 }, { "==", 0 }, { "!=", 0 }, { "<=", 0 }, { ">=", 0 }, { "|", 1 },
        { "^", 2 }, { "&", 3 }, { "+", 5 }, { "-", 5 }, { "*", 6 }, { "/", 6 }, { "%", 6 }, { "@", 6 },
    };
    for (size_t k = 0; k < sizeof operators / sizeof *operators; k++) {
        size_t n = strlen(operators[k].text);
        if (i + n > t.length || memcmp(operators[k].text, t.bytes + i, n) != 0)
            continue;
        bool assigns = i + n < t.length && t.bytes[i + n] == '=';
        if (operators[k].binding == 0 || assigns)
            return (struct token){ OTHER, i, i + n, 0 };
        if (after_operand)
            return (struct token){ BINARY, i, i + n, operators[k].binding };
        return (struct token){ strchr("+-", *operators[k].text) ? UNARY : OTHER, i, i + n, 0 };
    }
    return (struct token){ t.bytes[i] == '~' ? UNARY : OTHER, i, i + 1, 0 };
}

static struct token next_token(struct text t, size_t i, bool after_operand)
{
    while (i < t.length && isspace((unsigned char)t.bytes[i]))
        i++;
    if (i == t.length)
        return (struct token){ END, i, i, 0 };
    char c = t.bytes[i];
    if (strchr("([{", c))
        return (struct token){ c == '[' && after_operand ? BRACKET : OPERAND, i, skip_brackets(t, i), 0 };
    if (c == '"' || c == '\'')
        return (struct token){ OPERAND, i, skip_string(t, i), 0 };
    if (!is_word_char(c) && c != '.')
        return operator_at(t, i, after_operand);
    size_t to = skip_word(t, i);
    return (struct token){ is_keyword(t, i, to) ? OTHER : OPERAND, i, to, 0 };
}

// (1), but not (1, 2), () or (x for x in y), whose parentheses are their own.
static bool is_group(struct text t)
{
    if (t.length < 2 || t.bytes[0] != '(' || skip_brackets(t, 0) != t.length)
        return false;
    struct text inner = { t.bytes + 1, t.length - 2 };
    bool some = false;
    for (size_t i = 0; i < inner.length;) {
        struct token token = next_token(inner, i, some);
        if (token.kind == END)
            break;
        if (inner.bytes[token.from] == ',' || (token.to - token.from == 3 && !memcmp(inner.bytes + token.from, "for", 3)))
            return false;
        some = true;
        i = token.to;
    }
    return some;
}

// Without blanks around it, and without parentheses that only group.
static struct text operand(struct text t)
{
    for (;;) {
        while (t.length && isspace((unsigned char)t.bytes[0]))
            t.bytes++, t.length--;
        while (t.length && isspace((unsigned char)t.bytes[t.length - 1]))
            t.length--;
        if (!is_group(t))
            return t;
        t.bytes++;
        t.length -= 2;
    }
}

// One character, or two where something follows at once: an opening parenthesis too, as in CPython.
static bool operator_anchors(struct text t, struct token op, size_t *from, size_t *to)
{
    struct text right = operand((struct text){ t.bytes + op.to, t.length - op.to });
    size_t end = (size_t)(right.bytes - t.bytes);
    *from = op.from;
    *to = op.from + 1 < end && !isspace((unsigned char)t.bytes[op.from + 1]) ? op.from + 2 : op.from + 1;
    return true;
}

static bool subscript_anchors(struct token bracket, size_t *from, size_t *to)
{
    *from = bracket.from;
    *to = bracket.to;
    return true;
}

bool dpy_caret_anchors(const char *bytes, size_t length, size_t *from, size_t *to)
{
    struct text t = { bytes, length };
    struct token best = { .kind = END }, last = { .kind = END };
    bool unary_first = false;
    for (size_t i = 0; i < length; i = last.to) {
        bool after_operand = last.kind == OPERAND || last.kind == BRACKET;
        struct token token = next_token(t, i, after_operand);
        if (token.kind == OTHER)
            return false;
        if (token.kind == END)
            break;
        unary_first |= token.kind == UNARY && last.kind == END;
        bool looser = best.kind == END || token.binding < best.binding || (token.binding == best.binding && token.binding != POWER);
        if (token.kind == BINARY && looser)
            best = token;
        last = token;
    }
    if (last.kind != OPERAND && last.kind != BRACKET)
        return false;
    if (best.kind == BINARY)
        return !(unary_first && best.binding == POWER) && operator_anchors(t, best, from, to);
    return last.kind == BRACKET && !unary_first && last.to - last.from >= 2 && subscript_anchors(last, from, to);
}

size_t dpy_caret_callee(const char *bytes, size_t length)
{
    struct text t = { bytes, length };
    struct token last = { .kind = END }, before = last;
    for (size_t i = 0; i < length; i = last.to) {
        struct token token = next_token(t, i, last.kind == OPERAND || last.kind == BRACKET);
        if (token.kind == END)
            break;
        before = last;
        last = token;
    }
    bool call = last.kind == OPERAND && bytes[last.from] == '(' && before.kind != END;
    return call ? before.to : length;
}
