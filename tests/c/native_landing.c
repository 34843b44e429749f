// The Python caller is LLVM's code (try_sort); the entry that qsort calls is written as the compiler writes it.
#include "native_test.h"

int try_sort(int *items, long count, int (*compare)(const void *, const void *));

static int compare(const void *a, const void *b)
{
    if (*(const int *)a != 2)
        return *(const int *)a - *(const int *)b;
    dpy_raise_error(&dpy_ValueError, "two");
    dpy_throw();
    return 0;
}

int run(void)
{
    int items[] = { 5, 2, 9, 1 }, good[] = { 3, 1 };
    EXPECT("0", dpy_int(try_sort(good, 2, compare)));
    for (int i = 0; i < 100; i++) {
        EXPECT("1", dpy_int(try_sort(items, 4, compare)));
        EXPECT("ValueError: two", dpy_failure());
    }
    return failures != 0;
}
