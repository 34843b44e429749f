# header: unicode/ustring.h
import c
import icuuc
text, code = new("UChar[40]"), new("UErrorCode", 0)
u_uastrcpy(text, "wren")
print(u_strlen(text), u_toupper(ord("w")) == ord("W"))
out = new("UChar[40]")
n = u_strToUpper(out, 40, text, -1, "en", code)
print(n, "".join(chr(out[i]) for i in range(n)), u_errorName(code[0]))
print(U_FAILURE(code[0]))
name = new("char[80]")
u_charName(0x42, U_UNICODE_CHAR_NAME, name, 80, code)
print(name)
# expect: 4 True
# expect: 4 WREN U_ZERO_ERROR
# expect: 0
# expect: LATIN CAPITAL LETTER B
