struct settings { int level; char name[8]; struct settings *parent; };

int counter = 5;
const double ratio = 0.5;
const char *message = "hello";
struct settings settings = { 1, "default", 0 };
unsigned char bytes[3] = { 1, 2, 3 };
int (*handler)(int);
static int hidden = 77;
int *where = &hidden;

int bump(void) { return ++counter; }
int handle(int n) { return handler ? handler(n) : -1; }
