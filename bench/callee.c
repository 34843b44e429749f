// What the benchmarks call. Each function counts its calls, so that no caller can leave any out.
static long calls;

int next_int(int x)
{
    calls++;
    return x + 1;
}

double blend(double x, double y)
{
    calls++;
    return 0.5 * (x + y);
}

int compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

// The number of calls since it was last asked for.
long take_calls(void)
{
    long taken = calls;
    calls = 0;
    return taken;
}
