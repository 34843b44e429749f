import c

def in_python(n):
    kept = []
    for i in range(n):
        kept.append(bytes(10000))
    return kept

def in_c(n):
    for i in range(n):
        malloc(20000)

def main():
    k = in_python(100)
    in_c(100)
    print(len(k))

main()
# A million bytes by Python, two by C, each at its line.
# slow
# shows: massif: functions
# shows: massif: lines
# shows: massif: stacks
# shows: massif: memory
# run: valgrind --tool=massif --massif-out-file=growth --alloc-fn=dpy_alloc {dwarfpython} {program}
# check: ^100$
# run: ms_print growth
# check: \(2,000,000B\) 0x[0-9A-F]+: in_c \(massif_growth.py:11\)
# check: main \(massif_growth.py:15\)
# check: 1,0[0-9]{2},[0-9]{3}B\) 0x[0-9A-F]+: in_python \(massif_growth.py:6\)
