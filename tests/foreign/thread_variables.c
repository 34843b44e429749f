#include <pthread.h>

struct point { int x, y; };

__thread int counter = 5;
__thread struct point at = { 1, 2 };
__thread const char *label = "none";
_Thread_local int row[3] = { 7, 8, 9 };

int read_counter(void) { return counter; }

static void *body(void *count) { return (void *)(long)((int (*)(void))count)(); }

int on_another_thread(int (*count)(void))
{
    pthread_t thread;
    void *result;
    pthread_create(&thread, 0, body, (void *)count);
    pthread_join(thread, &result);
    return (int)(long)result;
}
