// peak FD PROGRAM [ARGUMENT...]: runs the program and writes what it used to the descriptor:
// microseconds of processor time, KiB at the peak, and its status.
//
// A process's peak counts from before its exec, and so includes the memory of who started it. This one is small.
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000 + time.tv_usec;
}

int main(int argc, char **argv)
{
    pid_t child = argc < 3 ? -1 : fork();
    if (child == 0) {
        execv(argv[2], argv + 2);
        _exit(127);
    }
    struct rusage used;
    int status;
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 1;
    dprintf(atoi(argv[1]), "%ld %ld %d\n", microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss, status);
    return 0;
}
