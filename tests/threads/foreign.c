#include <pthread.h>
#include <stdlib.h>
#include <threads.h>

/* Threads that C starts, each of which calls a function so many times. */

struct work {
    pthread_t thread;
    int (*function)(int number, int turn);
    int number, turns, sum;
};

static void *work(void *argument)
{
    struct work *work = argument;
    for (int turn = 0; turn < work->turns; turn++)
        work->sum += work->function(work->number, turn);
    return NULL;
}

struct work *begin(int (*function)(int number, int turn), int number, int turns)
{
    struct work *made = calloc(1, sizeof *made);
    *made = (struct work){ .function = function, .number = number, .turns = turns };
    pthread_create(&made->thread, NULL, work, made);
    return made;
}

int end(struct work *work)
{
    int sum;
    pthread_join(work->thread, NULL);
    sum = work->sum;
    free(work);
    return sum;
}

/* Starts a thread and waits for it before it returns. */
int call_on_small_stack(int (*function)(int number, int turn), size_t stack)
{
    pthread_attr_t attributes;
    struct work here = { .function = function, .turns = 1 };
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack);
    pthread_create(&here.thread, &attributes, work, &here);
    pthread_attr_destroy(&attributes);
    pthread_join(here.thread, NULL);
    return here.sum;
}

static int run(void *argument)
{
    work(argument);
    return 0;
}

int call_on_c11_thread(int (*function)(int number, int turn), int number)
{
    thrd_t thread;
    struct work here = { .function = function, .number = number, .turns = 1 };
    thrd_create(&thread, run, &here);
    thrd_join(thread, NULL);
    return here.sum;
}

/* An object that only C knows of, while a thread of C's keeps it. */
struct keeper {
    pthread_t thread;
    void *object;
    void (*function)(void *object);
    pthread_mutex_t lock;
};

static void *keep(void *argument)
{
    struct keeper *keeper = argument;
    pthread_mutex_lock(&keeper->lock);
    keeper->function(keeper->object);
    pthread_mutex_unlock(&keeper->lock);
    return NULL;
}

struct keeper *keeper_new(void *object, void (*function)(void *object))
{
    struct keeper *made = calloc(1, sizeof *made);
    made->object = object, made->function = function;
    pthread_mutex_init(&made->lock, NULL);
    pthread_mutex_lock(&made->lock);
    pthread_create(&made->thread, NULL, keep, made);
    return made;
}

void keeper_release(struct keeper *keeper)
{
    pthread_mutex_unlock(&keeper->lock);
    pthread_join(keeper->thread, NULL);
    free(keeper);
}
