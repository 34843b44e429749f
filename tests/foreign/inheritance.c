// Structs that begin as others do: by a first member, by the same members, in a union.
struct bird { int kind; const char *name; };
struct wren { struct bird bird; int song; };
struct auk { int kind; const char *name; double depth; };
struct stone { int kind; double weight; };
union either { int kind; struct bird bird; struct auk auk; };
struct auk an_auk;
union either an_any;
int kind_of(struct bird *b) { return b->kind; }
struct wren a_wren = { { 1, "wren" }, 7 };
struct stone a_stone = { 3, 2.5 };
