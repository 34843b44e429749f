struct node { int value; struct node *next; char tag[4]; };
struct opaque;

struct node *no_node(void) { return 0; }
struct opaque *an_opaque(void) { static int there; return (struct opaque *)&there; }
const char *no_text(void) { return 0; }
int length(struct node *n) { int k = 0; for (; n; n = n->next) k++; return k; }
