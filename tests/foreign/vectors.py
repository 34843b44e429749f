# SIMD vectors are read and written as arrays; libffi cannot pass one by value.
import vectors


def attempt(f, *args):
    try:
        print(f(*args))
    except TypeError as error:
        print(error)


vector[1] = 9
scale(addressof(vector))
# expect: { 2.0, 18.0, 6.0, 8.0 }
print(vector)
# expect: add(): a v4 cannot be passed by value: it is a SIMD vector, or holds one: v4 add(v4 a, v4 b)
attempt(lambda: add(vector, vector))
# expect: add(): a v4 cannot be passed by value: it is a SIMD vector, or holds one: v4 add(v4 a, v4 b)
attempt(add, vector, vector)
# expect: first(): a struct holder cannot be passed by value: it is a SIMD vector, or holds one: float first(struct holder h)
attempt(lambda: first(holder()))
# expect: call() argument 1 (f): a v4 cannot be passed by value: it is a SIMD vector, or holds one: int call(float (*f)(v4))
attempt(lambda: call(lambda v: 1.0))
