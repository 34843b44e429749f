// A library that keeps a pointer for its callbacks.
#include <stddef.h>

static void (*kept_visit)(void *);
static void *kept_data;

void on_event(void (*visit)(void *), void *data)
{
    kept_visit = visit;
    kept_data = data;
}

void event(void) { kept_visit(kept_data); }
void *data_of_event(void) { return kept_data; }

void each(void *base, size_t count, size_t size, void (*visit)(void *item, void *data), void *data)
{
    for (size_t i = 0; i < count; i++)
        visit((char *)base + i * size, data);
}

struct handler { void (*visit)(void *); void *data; };
void handle(struct handler *h) { h->visit(h->data); }

struct wide { double d[4]; };
int by_value(int n, struct wide w, int (*visit)(void *)) { return n + visit(&w) + visit(&w.d[1]); }
