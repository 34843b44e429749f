typedef struct { int x, y; } point;
typedef struct { int x, y; } size;
typedef union { int i; float f; } either;
typedef struct { point p; struct { int in; } inner; } box;

box b = { { 1, 2 }, { 3 } };
either e;

point make(int x, int y) { return (point){ x, y }; }
int take(const point *p) { return p->x; }
int area(size s) { return s.x * s.y; }
