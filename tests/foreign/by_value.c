struct small { char c; };
struct ints { int a, b; };
struct floats { float x, y, z; };
struct mixed { double d; long n; };
struct big { long a[3]; };
struct nested { struct ints ints; struct { float f; } inner; };
struct tail { char text[7]; };

struct small small(struct small s) { s.c++; return s; }
struct ints ints(struct ints s, int by) { return (struct ints){ s.b + by, s.a + by }; }
struct floats floats(float k, struct floats s) { return (struct floats){ k * s.x, k * s.y, k * s.z }; }
struct mixed mixed(struct mixed s) { return (struct mixed){ s.n, (long)s.d }; }
struct big big(struct big s, struct ints i) { s.a[1] += i.a + i.b; return s; }
struct nested nested(struct nested s) { s.inner.f += s.ints.a; return s; }
struct tail tail(struct tail s) { s.text[0] = 'T'; return s; }

long stack_too(struct ints a, struct mixed b, struct big c, struct ints d, struct mixed e, struct ints f, struct ints g, long h)
{
    return a.a + 10 * b.n + 100 * c.a[2] + 1000 * d.b + 10000 * e.n + 100000 * f.a + 1000000 * g.b + 10000000 * h;
}

struct big each(struct big (*f)(struct mixed, struct floats), int n)
{
    struct big sum = { { 0, 0, 0 } };
    for (int i = 0; i < n; i++) {
        struct big one = f((struct mixed){ i / 2.0, i }, (struct floats){ i, 0.5f, -i });
        for (int k = 0; k < 3; k++)
            sum.a[k] += one.a[k];
    }
    return sum;
}

struct mixed through(struct mixed (*f)(struct ints), int a) { return f((struct ints){ a, -a }); }
