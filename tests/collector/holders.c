// Places in C that hold Python's objects.
#include <stdlib.h>

struct node {
    void *data;
    struct node *next;
};

static struct node *head;
static int (*kept)(int);
static _Thread_local void *of_thread;

void push(void *data)
{
    struct node *node = malloc(sizeof *node);
    node->data = data;
    node->next = head;
    head = node;
}

void *pop(void)
{
    struct node *node = head;
    void *data = node->data;
    head = node->next;
    free(node);
    return data;
}

void keep(int (*function)(int))
{
    kept = function;
}

int call(int n)
{
    return kept(n);
}

void put_in_thread(void *p)
{
    of_thread = p;
}

void *get_of_thread(void)
{
    return of_thread;
}

struct pair {
    const char *name;
    double *items;
};

struct pair shared;
