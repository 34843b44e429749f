#include <pthread.h>

static int counter;
static pthread_barrier_t both;

void expect(int threads)
{
    pthread_barrier_init(&both, NULL, threads);
}

/* All are here at the same time. */
void count_up(void)
{
    pthread_barrier_wait(&both);
    counter++;
}
