const unsigned char name[] = "wren";
const unsigned char *named(void) { return name; }
const signed char *other(void) { return (const signed char *)"auk"; }
