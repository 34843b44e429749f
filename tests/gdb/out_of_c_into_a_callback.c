int twice(int (*f)(int), int n)
{
    int once = f(n);
    return f(once);
}
