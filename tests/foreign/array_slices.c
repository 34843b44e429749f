#include <stdlib.h>
struct point { double x, y; };
struct flexible { int count; int items[]; };
struct named { int length; char text[]; };
struct flexible *flexible_new(int count)
{
    struct flexible *new = malloc(sizeof *new + (size_t)count * sizeof *new->items);
    new->count = count;
    for (int i = 0; i < count; i++)
        new->items[i] = i * i;
    return new;
}
struct named *named_new(void)
{
    struct named *new = calloc(1, sizeof *new + 12);
    new->length = 5;
    __builtin_strcpy(new->text, "hello");
    return new;
}
extern int unbounded[];
int unbounded[3] = { 1, 2, 3 };
void fill(void *to, size_t n) { for (size_t i = 0; i < n; i++) ((char *)to)[i] = i % 2 ? 0 : (char)i; }
int sum(const void *from, size_t n) { int s = 0; for (size_t i = 0; i < n; i++) s += ((const unsigned char *)from)[i]; return s; }
struct node { int v; struct node *next; void *plain; };
struct node *list(int n)
{
    struct node *head = NULL;
    while (n--) {
        struct node *node = malloc(sizeof *node);
        *node = (struct node){ n, head, head };
        head = node;
    }
    return head;
}
double norm(struct point p) { return p.x * p.x + p.y * p.y; }
