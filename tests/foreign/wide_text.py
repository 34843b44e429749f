# wchar_t: a str goes to C as a private copy, str() makes one of what C has, a character is a number.
import wide_text as lib

print(length("h\u00e4\u00df"), length(""), lib.next("a"), lib.next(97))   # expect: 3 0 98 98
print(lib.room, repr(lib.room), lib.room[1], len(lib.room))     # expect: häß L"häß" 228 10
print(str(lib.text()), lib.text() == "wide \u20ac \U0001F600", lib.text()[0], lib.text() + "!")     # expect: wide € 😀 True 119 wide € 😀!
lib.room = "new\U0001F600"
lib.room[0] = "N"
print(lib.room, length(lib.room))           # expect: New😀 4
lib.entry.name, lib.entry.link = "abcd", "linked"
print(lib.entry.name, str(lib.entry.link), lib.struct.entry("x"))     # expect: abcd linked { .name = L"x", .link = NULL }
print(new("wchar_t[]", "abc"), sizeof(new("wchar_t[]", "abc")))       # expect: abc 16
for wrong in lambda: new("wchar_t[2]", "abc"), lambda: length("a\0b"), lambda: length(5), lambda: lib.next("ab"):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(error)
# expect: 3 characters do not fit in wchar_t[2]
# expect: length() argument 1 (text): embedded null character: size_t length(const wchar_t *text)
# expect: length() argument 1 (text): cannot convert int to const wchar_t *: size_t length(const wchar_t *text)
# expect: next() argument 1 (c): cannot convert str to wchar_t: wchar_t next(wchar_t c)
