union number { int i; float f; unsigned char bytes[4]; };
struct variant {
    int kind;
    union { int whole; double real; struct { short low, high; }; };
};

float as_float(union number n) { return n.f; }
union number from_float(float f) { return (union number){ .f = f }; }
double value(struct variant v) { return v.kind ? v.real : v.whole; }
void set_real(struct variant *v, double real) { v->kind = 1, v->real = real; }
