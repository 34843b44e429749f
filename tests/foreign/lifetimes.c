// An interface that allocates and frees, as real ones do.
#include <stdlib.h>
#include <string.h>

struct node { long value; struct node *next; };
struct stack { struct node *top; long *log; int count, room; };

struct stack *stack_new(void)
{
    struct stack *s = calloc(1, sizeof *s);
    s->room = 2;
    s->log = malloc(s->room * sizeof *s->log);
    return s;
}

void stack_push(struct stack *s, long value)
{
    struct node *node = malloc(sizeof *node);
    node->value = value;
    node->next = s->top;
    s->top = node;
    if (s->count == s->room) {
        s->room *= 2;
        s->log = realloc(s->log, s->room * sizeof *s->log);
    }
    s->log[s->count++] = value;
}

struct node *stack_top(struct stack *s) { return s->top; }
long *stack_log(struct stack *s) { return s->log; }

void stack_pop(struct stack *s)
{
    struct node *node = s->top;
    s->top = node->next;
    free(node);
    s->count += 0;
}

void stack_free(struct stack *s)
{
    while (s->top)
        stack_pop(s);
    free(s->log);
    free(s);
    __asm__ volatile("");
}

struct part { int a; double d; };
struct bag { char text[16]; int numbers[4]; struct part part, parts[2]; char *name; wchar_t *wide; };

struct bag *bag_new(void)
{
    struct bag *b = calloc(1, sizeof *b);
    strcpy(b->text, "text");
    b->name = strdup("name");
    b->wide = calloc(4, sizeof *b->wide);
    b->wide[0] = 'w';
    return b;
}

void bag_empty(struct bag *b)
{
    free(b->name);
    free(b->wide);
    b->numbers[0] = 1;
}

void bag_free(struct bag *b)
{
    free(b);
    __asm__ volatile("");
}

double part_sum(struct part part) { return part.a + part.d; }

long sum_of(const long *values, int n)
{
    long sum = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    return sum;
}

static const char **kept_words;
static int *kept_numbers;
void keep_both(const char **words, int *numbers) { kept_words = words; kept_numbers = numbers; }
const char *kept_word(int i) { return kept_words[i]; }
int kept_number(int i) { return kept_numbers[i]; }
