def find(d, key):
    return d[key]

def main():
    known = {"a": 1}
    try:
        find(known, "b")
    except KeyError as error:
        seen = error
        return int("x")             #break

try:
    main()
except ValueError:
    pass
# shows: control
# before: tbreak dpy_raised
# gdb-check: dpy_raised \(class=0x[0-9a-f]+ "KeyError", exception=
# gdb: bt
# gdb-check: in find \(d=\.\.\., key=\.\.\.\) at exceptions_stop.py:2
# gdb-check: in main \(\) at exceptions_stop.py:7
# gdb: frame function find
# gdb: print key
# gdb-check: \$1 = {kind = 5, str = 0x[0-9a-f]+ "b"}
# gdb: continue
# gdb-check: main \(\) at exceptions_stop.py:10
# gdb: print seen
# gdb-check: {kind = 17, exception = 0x[0-9a-f]+, type = 0x[0-9a-f]+ <dpy_KeyError\+17>}
# gdb: break dpy_raised if (int)strcmp(class, "ValueError") == 0
# gdb: continue
# gdb-check: dpy_raised \(class=0x[0-9a-f]+ "ValueError", exception=
