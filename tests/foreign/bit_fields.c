struct flags {
    unsigned a : 3;
    int b : 5;
    _Bool c : 1;
    unsigned long wide : 40;
    unsigned : 0;
    short last;
    enum level { LOW, HIGH = 3 } level : 2;
};

struct flags set_all(void) { return (struct flags){ 7, -16, 1, 0xabcdef0123, -1, HIGH }; }
int sum(struct flags f) { return f.a + f.b + f.c + f.last + f.level; }
int sum_at(const struct flags *f) { return sum(*f); }
