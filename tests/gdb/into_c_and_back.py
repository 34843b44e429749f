import into_c_and_back

def weigh(p, i):
    p.weight *= 2
    return p.key + i

pairs = new("struct pair[2]", [[10, 0.5], [20, 1.5]])
total = visit(pairs, 2, weigh)     #break
print(total)
# shows: control
# gdb: step
# gdb-check: visit \(pairs=0x.*, n=2, f=0x.*weigh.*\) at .*into_c_and_back.c:\d
# gdb: next
# gdb: next
# gdb-check: sum \+= f\(
# gdb: tbreak weigh
# gdb: continue
# gdb-check: weigh \(p=.*, i=.*\) at .*into_c_and_back.py:4
# gdb: bt
# gdb-check: #0 .*weigh \(.*
# gdb-check: #\d+ .*visit \(.*n=2.*\) at .*into_c_and_back.c:9
# gdb-check: #\d+ .*<module> \(\) at .*into_c_and_back.py:8
# gdb: next
# gdb-check: return p.key \+ i
# gdb: finish
# gdb: frame function visit
# gdb: delete
# gdb: break into_c_and_back.py:9
# gdb: continue
# gdb: print total
# gdb-check: {kind = 1, int = 31}
