const int fixed = 11;
struct row { int n; double d[]; };
static union { struct row row; char room[8 + 4 * sizeof(double)]; } memory = { .row = { 4 } };
struct row *rows(void) { for (int i = 0; i < 4; i++) memory.row.d[i] = i / 2.0; return &memory.row; }
