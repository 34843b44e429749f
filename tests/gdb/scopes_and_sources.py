import c

def outer(n, label: "const char *" = None):
    total = 0
    for i in range(n):
        total += i
    return total                    #break

def inner(p: "struct timespec *") -> "int":
    seconds = p.tv_sec
    return seconds

outer(3)
# shows: source
# shows: functions
# gdb: info scope outer
# gdb-check: Symbol n is a variable .* length 16
# gdb-check: Symbol total is a variable .* length
# gdb: info scope inner
# gdb-check: Symbol p is a variable .* length 8
# gdb: list inner
# gdb-check: 9\s+def inner\(p: "struct timespec \*"\) -> "int":
# gdb: list 3,4
# gdb-check: 3\s+def outer
# gdb-check: 4\s+total = 0
# gdb: info source
# gdb-check: Current source file is scopes_and_sources.py
# gdb-check: Source language is
# gdb-check: Producer is dwarfpython
# gdb: info symbol outer
# gdb-check: outer in section .text of .*images/[0-9a-f]{32}.so
# gdb: search seconds =
# gdb-check: 10\s+seconds = p.tv_sec
# gdb: disassemble /s inner
# gdb-check: ^10\s+seconds = p.tv_sec
# gdb-check: ^End of assembler dump
