// Memory that a program meets through bare pointers.
#include <stdlib.h>
#include <string.h>

struct point { double x, y; };
struct ellipse { double maj, min; struct point ctr; };
struct shelf { int count; struct ellipse **items; char label[]; };

static struct ellipse unit = { 1, 1, { 0, 0 } };
struct point corners[4] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
static double table[] = { 2.5, 0.5, 1.5 };

void *ellipse_new(double maj, double min)
{
    struct ellipse *e = calloc(1, sizeof *e);
    e->maj = maj;
    e->min = min;
    return e;
}

void *ints_new(int n)
{
    int *a = malloc(n * sizeof *a);
    for (int i = 0; i < n; i++)
        a[i] = n - i;
    return a;
}

void *points_new(int n)
{
    struct point *a = calloc(n, sizeof *a);
    for (int i = 0; i < n; i++)
        a[i].x = i * 7 % 5;
    return a;
}

void *shelf_new(int count, const char *label)
{
    struct shelf *s = malloc(sizeof *s + strlen(label) + 1);
    s->count = count;
    s->items = calloc(count, sizeof *s->items);
    strcpy(s->label, label);
    return s;
}

void *bytes_new(int n)
{
    void *p = malloc(n);
    memset(p, 0, n);
    return p;
}

void *__attribute__((noinline)) xmalloc(size_t n)
{
    void *p = malloc(n);
    if (!p)
        abort();
    return p;
}

void *wrapped_new(void)
{
    struct point *p = xmalloc(sizeof *p);
    p->x = p->y = 4;
    return p;
}

struct ellipse *opaque_new(void)
{
    return bytes_new(sizeof(struct ellipse));
}

void *the_unit(void) { return &unit; }
void *the_table(void) { return table; }
void *centre_of(void *e) { return &((struct ellipse *)e)->ctr; }

int with_local(int (*visit)(void *))
{
    struct point here = { 3, 4 };
    return visit(&here);
}

void sort_local(int (*compare)(const void *, const void *), void (*show)(int))
{
    int a[] = { 3, 1, 2 };
    qsort(a, 3, sizeof *a, compare);
    for (int i = 0; i < 3; i++)
        show(a[i]);
}

void with_data(void (*visit)(void *), void *data) { visit(data); }

struct header { long size, magic; };
struct polygon { long count; struct point corners[]; };

void *headed_new(long n)
{
    struct header *h = malloc(sizeof *h + n);
    h->size = n;
    h->magic = 7;
    return h + 1;
}

void *polygon_new(int n)
{
    struct polygon *p = calloc(1, sizeof *p + n * sizeof p->corners[0]);
    p->count = n;
    for (int i = 0; i < n; i++)
        p->corners[i].x = n - i;
    return p;
}

void *polygon_corner(struct polygon *p, int i) { return &p->corners[i]; }

void *pooled_new(void)
{
    static unsigned char pool[1024];
    static size_t used = 64;
    struct point *p = (struct point *)(pool + used);
    p->x = p->y = 5;
    used += sizeof *p;
    return p;
}

void with_text(void (*visit)(void *))
{
    char *text = malloc(16);
    strcpy(text, "a text");
    visit(text);
    visit(text + 2);
    free(text);
}
