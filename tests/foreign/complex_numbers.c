#include <complex.h>

struct wave { int n; double complex z; float complex f; };
struct single { float complex f; };
union either { double complex z; double parts[2]; };

struct wave wave = { 1, 2 + 3 * I, 4 - 5 * I };
double complex z = 1 + 2 * I;

double complex square(double complex z) { return z * z; }
float complex half(float complex z) { return z / 2; }
long double complex extended(long double complex z) { return z; }
double complex late(double a, double b, double c, double d, double e, double f, double g, double complex z, double complex y)
{
    return a + b + c + d + e + f + g + z * y;
}
double sum_of(struct wave w) { return creal(w.z) + cimagf(w.f); }
struct single make_single(float a, float b) { return (struct single){ a + b * I }; }
float sum_of_single(struct single s) { return crealf(s.f) + cimagf(s.f); }
union either turned(union either e) { e.z *= I; return e; }
void set(double complex *to) { *to = 7 - 8 * I; }
double complex map(double complex (*f)(double complex, float complex)) { return f(1 + 2 * I, 3 + 4 * I); }
long double complex map_extended(long double complex (*f)(long double complex, int), long double complex z) { return f(z, 2); }
