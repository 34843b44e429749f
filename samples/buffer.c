// The example API of the first paper: a growing buffer of text.
#include <stdlib.h>
#include <string.h>

typedef struct buffer_s {
    char *string;
    unsigned int length;     // bytes that there is room for
    unsigned int used;       // bytes that hold text, without the final NUL
} Buf;

Buf *buffer_new(void)
{
    return calloc(1, sizeof(Buf));
}

// 0; -1: no memory.
int buffer_put(Buf *b, const char *text)
{
    unsigned int size = strlen(text);
    if (b->used + size + 1 > b->length) {
        unsigned int length = 2 * (b->used + size + 1);
        char *string = realloc(b->string, length);
        if (!string)
            return -1;
        b->string = string;
        b->length = length;
    }
    memcpy(b->string + b->used, text, size + 1);
    b->used += size;
    return 0;
}

const char *buffer_get(const Buf *b)
{
    return b->string ? b->string : "";
}

void buffer_each_line(const Buf *b, void (*visit)(const char *line))
{
    char *copy = strdup(buffer_get(b)), *rest = copy;
    for (char *line; (line = strsep(&rest, "\n")) && rest;)
        visit(line);
    free(copy);
}

void buffer_free(Buf *b)
{
    free(b->string);
    free(b);
}
