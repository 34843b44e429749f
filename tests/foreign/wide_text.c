#include <wchar.h>
wchar_t room[10] = L"h\u00e4\u00df";
size_t length(const wchar_t *text) { return wcslen(text); }
wchar_t next(wchar_t c) { return c + 1; }
const wchar_t *text(void) { return L"wide \u20ac \U0001F600"; }
struct entry { wchar_t name[4]; const wchar_t *link; };
struct entry entry;
