#define _GNU_SOURCE
#include "frame_table.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "compiler.h"
#include "exception.h"
#include "import.h"

enum { LARGEST_TABLE = 1 << 28 };

static uint32_t count_lines(const char *text, const char *word)
{
    uint32_t n = 0;
    for (const char *at = text; (at = strstr(at, word)); at++)
        n++;
    return n;
}

static bool add_piece(struct dpy_frame_table *table, const char *rest)
{
    struct dpy_frame_piece piece = { .first = table->variable_count };
    int name = 0;
    if (sscanf(rest, "%lu %lu %d %d %d %u %n", &piece.low, &piece.high, &piece.depth, &piece.line, &piece.call_line, &piece.count, &name) != 6)
        return false;
    piece.name = rest + name;
    table->pieces[table->piece_count++] = piece;
    return true;
}

static bool add_variable(struct dpy_frame_table *table, const char *rest)
{
    struct dpy_frame_variable variable = { .kind = rest[0] };
    char *at = (char *)rest + 2;
    if (!rest[0] || !strchr("vidb", rest[0]) || rest[1] != ' ')
        return false;
    for (bool more = true; more && variable.steps < DPY_FRAME_STEPS; at += more) {
        variable.way[variable.steps++] = strtol(at, &at, 10);
        more = *at == ':';
    }
    if (*at != ' ')
        return false;
    variable.name = at + 1;
    table->variables[table->variable_count++] = variable;
    return true;
}

static bool add_line(struct dpy_frame_table *table, const char *rest)
{
    struct dpy_frame_line line;
    if (sscanf(rest, "%lu %d", &line.address, &line.line) != 2)
        return false;
    table->lines[table->line_count++] = line;
    return true;
}

static bool add_row(struct dpy_frame_table *table, const char *row)
{
    if (!strncmp(row, "function ", 9))
        return add_piece(table, row + 9);
    if (!strncmp(row, "variable ", 9))
        return add_variable(table, row + 9);
    return !strncmp(row, "line ", 5) && add_line(table, row + 5);
}

static bool is_whole(const struct dpy_frame_table *table)
{
    for (uint32_t i = 0; i < table->piece_count; i++)
        if (table->pieces[i].count > table->variable_count - table->pieces[i].first)
            return false;
    return true;
}

// The names stay in the text.
static struct dpy_frame_table *parse(char *text)
{
    struct dpy_frame_table *table = calloc(1, sizeof *table);
    char *rest = text, *row = strsep(&rest, "\n");
    bool good = table && rest && !strcmp(row, "dwarfpython frames 1");
    if (good) {
        table->pieces = calloc(count_lines(rest, "function ") + 1, sizeof *table->pieces);
        table->variables = calloc(count_lines(rest, "variable ") + 1, sizeof *table->variables);
        table->lines = calloc(count_lines(rest, "line ") + 1, sizeof *table->lines);
        good = table->pieces && table->variables && table->lines;
    }
    while (good && (row = strsep(&rest, "\n")) && strcmp(row, "end"))
        good = add_row(table, row);
    if (good && row && is_whole(table))
        return table;
    free(table);
    return NULL;
}

static struct dpy_frame_table *read_table(const char *path)
{
    char *text = dpy_cache_read(path, LARGEST_TABLE);
    struct dpy_frame_table *table = text ? parse(text) : NULL;
    if (!table)
        free(text);
    return table;
}

// CACHE/descriptions/DIGEST.frames for CACHE/images/DIGEST.so
static struct dpy_frame_table *kept_table(const char *image)
{
    char path[PATH_MAX], cache[PATH_MAX];
    const char *name = strrchr(image, '/'), *end = name ? strrchr(name, '.') : NULL;
    if (!end || !dpy_import_cache(cache) ||
        snprintf(path, sizeof path, "%s/descriptions%.*s.frames", cache, (int)(end - name), name) >= (int)sizeof path)
        return NULL;
    return read_table(path);
}

static struct dpy_frame_table *made_table(const char *image)
{
    struct dpy_field fields[] = { { "frames", 6 }, { image, strlen(image) } };
    struct dpy_answer answer;
    if (!dpy_compiler_ask(fields, 2, &answer))
        return NULL;
    struct dpy_frame_table *table = read_table(dpy_answer_field(&answer, 1));
    free(answer.bytes);
    if (!table)
        dpy_raise_error(&dpy_RuntimeError, "the frames of %s are not described", image);
    return table;
}

static struct known { struct known *next; const struct dpy_frame_table *table; char image[]; } *known;

const struct dpy_frame_table *dpy_frame_table(const char *image)
{
    for (const struct known *one = known; one; one = one->next)
        if (!strcmp(one->image, image))
            return one->table;
    const struct dpy_frame_table *table = kept_table(image);
    struct known *one = NULL;
    if (!table && !(table = made_table(image)))
        return NULL;
    if (!(one = malloc(sizeof *one + strlen(image) + 1))) {
        dpy_raise_memory();
        return NULL;
    }
    *one = (struct known){ known, table };
    strcpy(one->image, image);
    known = one;
    return table;
}

const struct dpy_frame_piece *dpy_frame_piece(const struct dpy_frame_table *table, uint64_t address, int depth)
{
    const struct dpy_frame_piece *found = NULL;
    for (uint32_t i = 0; i < table->piece_count; i++) {
        const struct dpy_frame_piece *piece = &table->pieces[i];
        if (piece->low <= address && address < piece->high && piece->depth < depth && (!found || piece->depth >= found->depth))
            found = piece;
    }
    return found;
}

int dpy_frame_line(const struct dpy_frame_table *table, uint64_t address)
{
    int line = 0;
    for (uint32_t i = 0; i < table->line_count && table->lines[i].address <= address; i++)
        if (table->lines[i].line)
            line = table->lines[i].line;
    return line;
}
