struct grid { int cells[2][3]; const char *names[2]; };

struct grid grid = { { { 1, 2, 3 }, { 4, 5, 6 } }, { "first", "second" } };
int table[4] = { 10, 20, 30, 40 };

int total(const int *items, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += items[i];
    return sum;
}

double mean(const double *items, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += items[i];
    return sum / n;
}

void negate(int *items, int n)
{
    for (int i = 0; i < n; i++)
        items[i] = -items[i];
}

int count(const char *const *words)
{
    int n = 0;
    while (words[n])
        n++;
    return n;
}
