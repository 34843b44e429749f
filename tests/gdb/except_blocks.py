def parse(text):
    try:
        number = int(text)
    except ValueError as error:
        number = -1
        told = str(error)           #break
    else:
        told = "fine"
    finally:
        done = True
    return number, told, done

parse("x")
# shows: lines
# gdb: info locals
# gdb-check: ^number = {kind = 1, int = -1}
# gdb-check: ^told = {kind = 0}
# gdb-check: ^error = {kind = 17, exception = 0x[0-9a-f]+, type = .*dpy_ValueError
# gdb: next
# gdb-check: ^10\s+done = True
# gdb: next
# gdb-check: ^11\s+return number, told, done
# gdb: info locals
# gdb-check: ^told = .*"invalid literal for int\(\) with base 10: 'x'"
# gdb-check: ^error = {kind = 0}
