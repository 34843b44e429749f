// What is printed of an exception: its causes and contexts first, each with its traceback; of a group also the exceptions in it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exception_group.h"
#include "traceback.h"
#include "tuple.h"

enum { CHAIN_SHOWN = 1000, GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

// How deep in groups we are; each level moves the text to the right, behind a margin. `open`: the box of the group is not closed yet.
struct page {
    struct dpy_buffer *buffer;
    int depth;
    bool open;
};

static void add_chain(struct page *page, struct val exception);

static void indent(const struct page *page) { dpy_buffer_repeat(page->buffer, "  ", 2, (size_t)page->depth); }

// Text, each line behind the margin; releases it. `margin` of the first line.
static void add_text(struct page *page, struct dpy_buffer *text, char margin)
{
    for (const char *line = text->bytes, *end = line + text->length; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        size_t length = stop ? (size_t)(stop - line) + 1 : (size_t)(end - line);
        indent(page);
        if (page->depth)
            dpy_buffer_add(page->buffer, (char[]){ margin, ' ' }, 2);
        dpy_buffer_add(page->buffer, line, length);
        line += length;
        margin = '|';
    }
    page->buffer->failed |= text->failed;
    dpy_buffer_deinit(text);
}

// The heading of the frames, the frames, the exception with its notes. Of a message of several lines only the first is moved.
static void add_all(struct page *page, struct val exception, const char *heading, char margin)
{
    struct dpy_buffer stack = { 0 }, title = { 0 }, notes = { 0 };
    dpy_traceback_stack_into(&stack, exception, heading);
    if (stack.length) {
        add_text(page, &stack, margin);
        margin = '|';
    }
    dpy_traceback_title_into(&title, exception);
    indent(page);
    if (page->depth)
        dpy_buffer_add(page->buffer, (char[]){ margin, ' ' }, 2);
    dpy_buffer_add(page->buffer, title.bytes, title.length);
    dpy_buffer_deinit(&title);
    dpy_traceback_notes_into(&notes, exception);
    add_text(page, &notes, '|');
}

static void add_member(struct page *page, struct val group, uint64_t i, uint64_t n)
{
    const struct dpy_tuple *items = dpy_tuple_of(dpy_group_exceptions(group));
    bool left_out = i == GROUP_WIDTH;
    char title[24] = "...";
    if (!left_out)
        snprintf(title, sizeof title, "%zu", (size_t)i + 1);
    indent(page);
    dpy_buffer_format(page->buffer, "%s+---------------- %s ----------------\n", i ? "  " : "+-", title);
    page->depth++;
    page->open |= i == n - 1;
    if (left_out) {
        uint64_t remaining = items->length - GROUP_WIDTH;
        struct dpy_buffer text = { 0 };
        dpy_buffer_format(&text, "and %zu more exception%s\n", (size_t)remaining, remaining > 1 ? "s" : "");
        add_text(page, &text, '|');
    } else {
        add_chain(page, items->items[i]);
    }
    if (i == n - 1 && page->open) {
        indent(page);
        dpy_buffer_text(page->buffer, "+------------------------------------\n");
        page->open = false;
    }
    page->depth--;
}

static void add_group(struct page *page, struct val group)
{
    bool outermost = page->depth == 0;
    uint64_t n = dpy_tuple_of(dpy_group_exceptions(group))->length;
    page->depth += outermost;
    bool seen = ((const struct dpy_exception *)group.p)->traceback.count || ((const struct dpy_exception *)group.p)->traceback.inner.type;
    add_all(page, group, "Exception Group Traceback (most recent call last):\n", outermost && seen ? '+' : '|');
    if (n > GROUP_WIDTH)
        n = GROUP_WIDTH + 1;
    page->open = false;
    for (uint64_t i = 0; i < n; i++)
        add_member(page, group, i, n);
    page->depth -= outermost;
}

static void add_one(struct page *page, struct val exception)
{
    if (!dpy_group_is(exception))
        return add_all(page, exception, "Traceback (most recent call last):\n", '|');
    if (page->depth <= GROUP_DEPTH)
        return add_group(page, exception);
    struct dpy_buffer text = { 0 };
    dpy_buffer_format(&text, "... (max_group_depth is %d)\n", GROUP_DEPTH);
    add_text(page, &text, '|');
}

static bool is_seen(const struct val *chain, size_t n, struct val exception)
{
    while (n--)
        if (chain[n].p == exception.p)
            return true;
    return false;
}

static void add_link(struct page *page, struct val exception)
{
    struct dpy_buffer text = { 0 };
    dpy_buffer_text(&text, ((const struct dpy_exception *)exception.p)->cause.type
        ? "\nThe above exception was the direct cause of the following exception:\n\n"
        : "\nDuring handling of the above exception, another exception occurred:\n\n");
    add_text(page, &text, '|');
}

// From the last exception back to the first; printed the other way round.
static void add_chain(struct page *page, struct val exception)
{
    struct val *chain = malloc(CHAIN_SHOWN * sizeof *chain);
    size_t n = 0;
    while (chain && exception.type && n < CHAIN_SHOWN && !is_seen(chain, n, exception)) {
        chain[n++] = exception;
        const struct dpy_exception *self = exception.p;
        exception = self->cause.type || self->suppress_context ? self->cause : self->context;
    }
    while (n-- > 0) {
        add_one(page, chain[n]);
        if (n > 0)
            add_link(page, chain[n - 1]);
    }
    free(chain);
}

void dpy_traceback_into(struct dpy_buffer *buffer, struct val exception)
{
    struct page page = { .buffer = buffer };
    add_chain(&page, exception);
}

void dpy_traceback_print(struct val exception)
{
    struct dpy_buffer buffer = { 0 };
    dpy_traceback_into(&buffer, exception);
    fflush(stdout);
    fwrite(buffer.bytes, 1, buffer.length, stderr);
    fflush(stderr);
    dpy_buffer_deinit(&buffer);
}
