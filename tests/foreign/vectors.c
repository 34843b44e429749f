typedef float v4 __attribute__((vector_size(16)));
struct holder { v4 v; };

v4 vector = { 1, 2, 3, 4 };

v4 add(v4 a, v4 b) { return a + b; }
float first(struct holder h) { return h.v[0]; }
int call(float (*f)(v4)) { return (int)f(vector); }
void scale(v4 *v) { *v *= 2; }
