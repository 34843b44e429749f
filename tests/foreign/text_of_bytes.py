import text_of_bytes

p = named()
print(p, str(p), f"{p}!", p.upper(), other())
# expect: wren wren wren! WREN auk
print(p == "wren", p != "auk", p == p + 0, p + 4 == p, p[0])
# expect: True True True False 119
print(repr(p).startswith("<const unsigned char * @0x"), str(cast("unsigned char *", None)))
# expect: True NULL
