def work(words):
    found = None                    #break
    count = 0
    for word in words:
        count += len(word)
        if word > "b":
            found = word
    return found, count

# A value is two words, payload and kind: gdb stops at the assignment of each that changes.
print(work(["abc", "x", "y"]))
# shows: control
# gdb: next
# gdb: watch found
# gdb-check: Hardware watchpoint 2: found
# gdb: continue
# gdb-check: Old value = {kind = 4, none = 0}
# gdb: continue
# gdb-check: New value = {kind = 5, str = 0x[0-9a-f]+ "x"}
# gdb: info locals
# gdb-check: ^found = {kind = 5, str = 0x[0-9a-f]+ "x"}
# gdb: delete 2
# gdb: watch count if count.int > 10
# gdb: continue
# gdb: continue
# gdb-check: ^\('y', 5\)$
