# What is wrong with a call is said with the C prototype.
import prototypes

def attempt(f):
    try:
        print(f())
    except (TypeError, OverflowError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")

attempt(lambda: mix(1, 2.0, "text", None, None))
# expect: 5
attempt(lambda: mix(1, 2.0))
# expect: TypeError: mix() takes 5 arguments (2 given): int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: nothing(1))
# expect: TypeError: nothing() takes 0 arguments (1 given): void nothing(void)
attempt(lambda: mix("1", 2.0, "text", None, None))
# expect: TypeError: mix() argument 1 (n): cannot convert str to int: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(1.5, 2.0, "text", None, None))
# expect: TypeError: mix() argument 1 (n): cannot convert float to int: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(2 ** 40, 2.0, "text", None, None))
# expect: OverflowError: mix() argument 1 (n): 1099511627776 does not fit in int: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(1, None, "text", None, None))
# expect: TypeError: mix() argument 2 (x): cannot convert NoneType to double: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(1, 2, 3, None, None))
# expect: TypeError: mix() argument 3 (text): cannot convert int to const char *: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(1, 2, "a\0b", None, None))
# expect: ValueError: mix() argument 3 (text): embedded null character: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: mix(1, 2, "", other(), None))
# expect: TypeError: mix() argument 4 (p): cannot convert struct other to struct point *: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: area(other(1, 2)))
# expect: TypeError: area() argument 1 (p): cannot convert struct other to struct point: double area(struct point p)
attempt(lambda: area(point(2, 3)))
# expect: 6.0
attempt(lambda: mix(n=1, x=2, text="", p=None, sizes=None))
# expect: 5
attempt(lambda: mix(1, 2, "", None, size=None))
# expect: TypeError: mix() got an unexpected keyword argument 'size': int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
def dynamic(f, *args):
    return f(*args)
attempt(lambda: dynamic(mix, 1, 2.0))
# expect: TypeError: mix() takes 5 arguments (2 given): int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: dynamic(mix, "1", 2.0, "", None, None))
# expect: TypeError: mix() argument 1 (n): cannot convert str to int: int mix(int n, double x, const char *text, struct point *p, size_t *sizes)
attempt(lambda: call(5))
# expect: TypeError: call() argument 1 (f): cannot convert int to int (*)(const struct point *, unsigned char): int call(int (*f)(const struct point *, unsigned char))
