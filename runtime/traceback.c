// Tracebacks, in the words of CPython 3.11: the frames, their source lines read at this moment, carets under what failed.
#include "class.h"
#include "traceback.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caret.h"
#include "list.h"
#include "str.h"
#include "suggest.h"
#include "syntax_error.h"
#include "symbol.h"
#include "traceback_object.h"
#include "utf8.h"

enum { REPEATS_SHOWN = 3, FRAMES_SHOWN = 1000, SOURCE_LIMIT = 16 << 20 };

struct source { const char *filename; char *text; size_t length; };   // the file read last

static void read_source(struct source *source, const char *filename)
{
    if (source->filename && !strcmp(source->filename, filename))
        return;
    free(source->text);
    *source = (struct source){ .filename = filename };
    FILE *file = *filename == '<' ? NULL : fopen(filename, "re");
    char *text = file ? malloc(SOURCE_LIMIT) : NULL;
    if (text) {
        source->length = fread(text, 1, SOURCE_LIMIT, file);
        source->text = realloc(text, source->length + 1);
    }
    if (file)
        fclose(file);
}

// The line without its end; false where the file has changed, vanished or is no text.
static bool source_line(struct source *source, const struct dpy_site *site, const char **line, size_t *length)
{
    read_source(source, site->filename);
    const char *p = source->text, *end = p + source->length;
    if (!p || site->line < 1)
        return false;
    for (int32_t i = 1; i < site->line; i++, p++)
        if (!(p = memchr(p, '\n', (size_t)(end - p))))
            return false;
    if (p == end)
        return false;
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    *line = p;
    *length = (size_t)((stop ? stop : end) - p);
    if (*length && p[*length - 1] == '\r')
        --*length;
    return dpy_utf8_valid(p, *length, false) == *length;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static void add_repeated(struct dpy_buffer *buffer, char c, size_t n)
{
    while (n--)
        dpy_buffer_add(buffer, &c, 1);
}

// Under line[from:to], bytes; nothing where that is all there is on the line.
static void add_carets(struct dpy_buffer *buffer, const char *line, size_t length, size_t from, size_t to, bool one_line)
{
    size_t blank = 0, left, right;
    while (blank < length && is_blank(line[blank]))
        blank++;
    while (!one_line && to > from && is_blank(line[to - 1]))
        to--;
    bool anchors = one_line && dpy_caret_anchors(line + from, to - from, &left, &right);
    if (!anchors && to - from == length - blank)
        return;
    if (!anchors)
        left = 0, right = to - from;
    dpy_buffer_text(buffer, "    ");
    add_repeated(buffer, ' ', dpy_utf8_count(line + blank, from - blank));
    add_repeated(buffer, '~', dpy_utf8_count(line + from, left));
    add_repeated(buffer, '^', dpy_utf8_count(line + from + left, right - left));
    add_repeated(buffer, '~', dpy_utf8_count(line + from + right, to - from - right));
    dpy_buffer_text(buffer, "\n");
}

static void add_site(struct dpy_buffer *buffer, struct source *source, const struct dpy_site *site, bool lookup)
{
    dpy_buffer_format(buffer, "  File \"%s\", line %d, in %s\n", site->filename, site->line, site->function);
    const char *line;
    size_t length, blank = 0;
    if (!source_line(source, site, &line, &length))
        return;
    while (blank < length && is_blank(line[blank]))
        blank++;
    dpy_buffer_text(buffer, "    ");
    dpy_buffer_add(buffer, line + blank, length - blank);
    dpy_buffer_text(buffer, "\n");
    bool one_line = site->end_line == site->line;
    size_t from = (size_t)site->column, to = one_line ? (size_t)site->end_column : length;
    if (lookup && one_line && from < to && to <= length)
        to = from + dpy_caret_callee(line + from, to - from);
    if (site->column >= 0 && site->end_column >= 0 && blank <= from && from < to && to <= length)
        add_carets(buffer, line, length, from, to, one_line);
}

// A return address: the call is before it.
static void add_native(struct dpy_buffer *buffer, const char *pc)
{
    dpy_buffer_text(buffer, "  ");
    dpy_symbol_into(buffer, pc - 1);
    dpy_buffer_text(buffer, "\n");
}

static bool same_frame(const struct dpy_frame *a, const struct dpy_frame *b)
{
    return a->site && b->site && a->site->line == b->site->line && !strcmp(a->site->function, b->site->function) &&
           !strcmp(a->site->filename, b->site->filename);
}

static void add_repeats(struct dpy_buffer *buffer, uint64_t repeats)
{
    if (repeats > REPEATS_SHOWN)
        dpy_buffer_format(buffer, "  [Previous line repeated %zu more time%s]\n", (size_t)(repeats - REPEATS_SHOWN),
                          repeats == REPEATS_SHOWN + 1 ? "" : "s");
}

// How often the frame at i has come in a row, from the outermost inwards.
static uint64_t count_repeats(const struct dpy_traceback *traceback, uint64_t i, uint64_t repeats)
{
    const struct dpy_frame *frame = &traceback->frames[i];
    return i + 1 < traceback->count && same_frame(frame, frame + 1) ? repeats + 1 : 1;
}

static uint64_t count_shown(const struct dpy_traceback *traceback)
{
    uint64_t shown = 0, repeats = 0;
    for (uint64_t i = traceback->count; i-- > 0;) {
        repeats = count_repeats(traceback, i, repeats);
        shown += repeats <= REPEATS_SHOWN;
    }
    return shown;
}

// The outermost and the innermost frames; what lies between beyond FRAMES_SHOWN is left out.
static void add_frames(struct dpy_buffer *buffer, const struct dpy_traceback *traceback)
{
    struct source source = { 0 };
    uint64_t repeats = 0, shown = count_shown(traceback), at = 0;
    uint64_t gap = FRAMES_SHOWN / 2, gap_end = shown > FRAMES_SHOWN ? shown - gap : gap;
    for (uint64_t i = traceback->count; i-- > 0;) {
        const struct dpy_frame *frame = &traceback->frames[i];
        uint64_t before = repeats;
        repeats = count_repeats(traceback, i, repeats);
        if (repeats == 1 && (at <= gap || at > gap_end))
            add_repeats(buffer, before);
        if (repeats > REPEATS_SHOWN)
            continue;
        if (at >= gap && at < gap_end) {
            if (++at == gap_end)
                dpy_buffer_format(buffer, "  [%zu frames left out]\n", (size_t)(gap_end - gap));
            continue;
        }
        at++;
        if (frame->site)
            add_site(buffer, &source, frame->site, frame->pc == &dpy_traceback_lookup);
        else
            add_native(buffer, frame->pc);
    }
    add_repeats(buffer, repeats);
    free(source.text);
}

// What came before stays; what could not be shown is replaced by the text given.
static void add_or(struct dpy_buffer *buffer, int (*into)(struct dpy_buffer *, struct val), struct val v, const char *otherwise)
{
    size_t length = buffer->length;
    if (into(buffer, v) == 0)
        return;
    dpy_catch();
    buffer->length = length;
    dpy_buffer_text(buffer, otherwise);
}

static int str_into(struct dpy_buffer *buffer, struct val v)
{
    struct val text = dpy_str_of(v);
    if (!dpy_failed(text))
        dpy_buffer_add(buffer, text.s, dpy_str_header(text)->length);
    return dpy_failed(text) ? -1 : 0;
}

void dpy_traceback_notes_into(struct dpy_buffer *buffer, struct val exception)
{
    struct val notes = ((const struct dpy_exception *)exception.p)->notes;
    for (uint64_t i = 0; notes.type == DPY_LIST && i < dpy_list_of(notes)->length; i++) {
        add_or(buffer, str_into, dpy_list_at(dpy_list_of(notes), i), "<note str() failed>");
        dpy_buffer_text(buffer, "\n");
    }
}

// The class with its module, unless everybody knows that.
static void add_title(struct dpy_buffer *buffer, struct val exception)
{
    const struct dpy_class *class = dpy_class_of_value(exception);
    struct val module = class ? dpy_class_module(class) : dpy_failure();
    if (!dpy_failed(module) && strcmp(module.s, "__main__") != 0 && strcmp(module.s, "builtins") != 0)
        dpy_buffer_format(buffer, "%s.", module.s);
    dpy_buffer_text(buffer, class ? class->qualname.s : dpy_descriptor(exception)->name);
}

void dpy_traceback_stack_into(struct dpy_buffer *buffer, struct val exception, const char *heading)
{
    struct dpy_traceback traceback = { .frames = NULL };
    traceback.frames = dpy_traceback_frames(exception, &traceback.count);
    if (traceback.count) {
        dpy_buffer_text(buffer, heading);
        add_frames(buffer, &traceback);
    }
    free(traceback.frames);
}

void dpy_traceback_title_into(struct dpy_buffer *buffer, struct val exception)
{
    struct val text = exception;
    if (dpy_exception_is(exception, &dpy_SyntaxError) && dpy_syntax_error_place_into(buffer, exception))
        dpy_syntax_error_getattr(exception, "msg", &text);
    add_title(buffer, exception);
    size_t before = buffer->length;
    dpy_buffer_text(buffer, ": ");
    add_or(buffer, dpy_str_into, text, "<exception str() failed>");
    if (buffer->length == before + 2)
        buffer->length = before;
    dpy_suggest_into(buffer, exception);
    dpy_buffer_text(buffer, "\n");
}
