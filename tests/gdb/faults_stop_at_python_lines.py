import c

def length(p):
    return strlen(p)

def work(n):
    text = cast("char *", n)
    return length(text)

work(16)
# shows: stacks
# gdb-check: Program received signal SIGSEGV
# gdb: bt
# gdb-check: in length \(p=\.\.\.\) at faults_stop_at_python_lines.py:4
# gdb-check: in work \(n=\.\.\.\) at faults_stop_at_python_lines.py:8
# gdb: frame function work
# gdb: print n
# gdb-check: = {kind = 1, int = 16}
# gdb: print $_siginfo._sifields._sigfault.si_addr
# gdb-check: = \(void \*\) 0x1[0-9a-f]?$
