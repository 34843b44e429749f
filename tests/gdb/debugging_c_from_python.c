int calls;

long accumulate(const long *numbers, long n, long (*f)(long))
{
    long sum = 0;
    for (long i = 0; i < n; i++) {
        calls++;
        sum += f(numbers[i]);
    }
    return sum;
}
