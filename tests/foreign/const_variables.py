# A const variable of a library is read; an assignment to it is an error of the compiler (it lies in memory that cannot be written).
# A flexible array has no bound of its own.
import const_variables as lib

print(lib.fixed, fixed + 1)
# expect: 11 12
r = rows()
print(r.n, r.d[3], r.d[1] + r.d[2])
# expect: 4 1.5 1.5
r.d[2] = 7
print(cast("double *", r.d)[2])
# expect: 7.0
def last(r):
    return r.d[r.n - 1]
print(last(r))
# expect: 1.5
