int apply(int (*f)(int), int n)
{
    int m = n + 1;
    return f(m);
}
