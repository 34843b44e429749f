import c

def filled(text, size):
    buffer = cast("char *", malloc(size))      # as a library fills it: no NUL, the rest is not initialised
    memcpy(buffer, text, len(text.encode()))
    return buffer

plain = filled("hello", 100)
print(plain[:5], plain[1:3], plain[4], plain[0:0] == "")
other = filled("größe €5 😀", 100)
print(other[:5], other[6:8], other[9], plain[2:99][:3])
whole = cast("char *", strdup("größe"))
print(whole[:99], whole[-1], whole[::-1], whole[1:], whole[True])
try:
    whole[5]
except IndexError as error:
    print(error)
# What is asked of C's text by its length is read no further; `plain[2:99]` asks for what was never written.
# shows: memcheck: memory
# run: valgrind -q {dwarfpython} {program}
# check: Conditional jump or move depends on uninitialised value
# check: by 0x[0-9A-F]+: <module> \(memcheck_text_without_an_end.py:11\)
# check: ^hello el o True$
# check: ^größe €5 😀 llo$
# check: ^größe e eßörg röße r$
# check: string index out of range
