#include <errno.h>

int fail(int number) { errno = number; return -1; }
int current(void) { return errno; }
int call(int (*f)(void)) { errno = 7; f(); return errno; }
