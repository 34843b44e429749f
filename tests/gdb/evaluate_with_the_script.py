# gdbinit
def work(n, words):
    found = [word * n for word in words]
    return found                    #break

work(2, ["a", "é"])
# shows: change
# gdb: evaluate sorted(found, reverse=True) + [n]
# gdb-check: ^\['éé', 'aa', 2\]$
# gdb: evaluate missing
# gdb-check: ^NameError: name 'missing' is not defined$
# gdb: evaluate "quoted \\ \"text\""
# gdb-check: ^'quoted \\\\ "text"'$
