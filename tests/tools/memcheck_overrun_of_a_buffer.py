import c

def copy(text, room):
    buffer = cast("char *", malloc(room))
    strcpy(buffer, text)
    return buffer

def main():
    print(strlen(copy("sixteen letters!", 8)) > 0)

main()
# The overrun happens in C; whose buffer it was and who called is Python.
# shows: memcheck: functions
# shows: memcheck: lines
# shows: memcheck: stacks
# shows: memcheck: memory
# run: valgrind {dwarfpython} {program}
# check: Invalid write of size
# check: (at|by) 0x[0-9A-F]+: (strcpy|__strcpy|memcpy|memmove)
# check: by 0x[0-9A-F]+: copy \(memcheck_overrun_of_a_buffer.py:5\)
# check: by 0x[0-9A-F]+: main \(memcheck_overrun_of_a_buffer.py:9\)
# check: is 0 bytes after a block of size 8 alloc'd
# check: by 0x[0-9A-F]+: copy \(memcheck_overrun_of_a_buffer.py:4\)
