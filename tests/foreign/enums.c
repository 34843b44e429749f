enum colour { RED, GREEN = 5, BLUE = -1 };
typedef enum { SMALL = 1, LARGE = 1000 } size;
struct thing { enum colour colour; size size; };

const char *colour_name(enum colour c) { return c == RED ? "red" : c == GREEN ? "green" : "other"; }
enum colour next_colour(enum colour c) { return c == RED ? GREEN : BLUE; }
struct thing a_thing(void) { return (struct thing){ RED, SMALL }; }
size larger(size s) { return s == SMALL ? LARGE : s; }
