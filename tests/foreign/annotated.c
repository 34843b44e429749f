#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

struct box { int width, height; };

int measure(const char *text, struct box *ret) { ret->width = (int)strlen(text), ret->height = 1; return *text ? 0 : -1; }
int divide(int a, int b, int *quotient, int *rest)
{
    if (!b) {
        errno = EDOM;
        return -1;
    }
    *quotient = a / b, *rest = a % b;
    return 0;
}
// As many bytes as were asked for, zeros among them.
long produce(void *buffer, long size)
{
    for (long i = 0; i < size && i < 6; i++)
        ((char *)buffer)[i] = i % 2 ? 'x' : 0;
    return size < 6 ? size : 6;
}
int squares(int count, long *ret)
{
    for (int i = 0; i < count; i++)
        ret[i] = (long)i * i;
    return count / 2;
}
char *shout(const char *text)
{
    char *copy = strdup(text);
    for (char *p = copy; *p; p++)
        *p &= ~32;
    return copy;
}
static int freed;
void shout_free(char *text) { freed++, free(text); }
int freed_count(void) { return freed; }
int next_token(char **text, char **ret) { *ret = strsep(text, " "); return *ret ? 0 : -1; }
int grow(long *number) { *number *= 3; return 0; }
int state(int code) { return code; }
struct handle { int code; };
int handle_open(int code, struct handle **ret)
{
    *ret = malloc(sizeof **ret);
    (*ret)->code = code;
    return code;
}
const char *handle_message(struct handle *handle) { return handle->code == 2 ? "two is refused" : "refused"; }
void handle_free(struct handle *handle) { freed++, free(handle); }
int each(int count, int (*visit)(int, void *), void *data, int *sum)
{
    *sum = 0;
    for (int i = 0; i < count; i++)
        *sum += visit(i, data);
    return 0;
}
