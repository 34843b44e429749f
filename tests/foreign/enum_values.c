enum colour { RED, GREEN = 5, BLUE = -1 };
typedef enum { SMALL = 1, LARGE = 1000 } size;
enum access { READ = 1, WRITE = 2, RUN = 4 };
enum wide { NARROW, WIDE = 0x200000000L };
struct thing { enum colour colour; size size; unsigned bits : 3; enum access access : 4; enum { ROUND, SQUARE } shape; };

struct thing a_thing = { GREEN, LARGE, 5, READ | RUN, SQUARE };
enum colour painted = BLUE;
enum colour palette[3] = { GREEN, RED, BLUE };

enum colour next_colour(enum colour c) { return c == RED ? GREEN : BLUE; }
size larger(size s) { return s == SMALL ? LARGE : s; }
enum access opened(int flags) { return flags; }
enum wide widest(void) { return WIDE; }
int each(int (*visit)(enum colour, size)) { return visit(GREEN, SMALL) + visit(BLUE, LARGE); }
enum colour chosen(enum colour (*choose)(void)) { return choose(); }
