def first(n):
    return [k
            for k in range(n)]

def second(n):
    return first(n)

print(len(second(4)))
# shows: addr2line: functions
# shows: addr2line: lines
# shows: eu-addr2line: functions
# shows: eu-addr2line: lines
# shows: nm: functions
# shows: nm: lines
# run: {dwarfpython} {program}
# check: ^4$
# run: nm -l --defined-only {image}
# check: T first\t.*addresses_to_lines.py:1
# check: T second\t.*addresses_to_lines.py:5
# run: sh -c "addr2line -f -e {image} $(nm {image} | awk '$3 == \"second\" {{ print $1 }}')"
# check: ^second$
# check: addresses_to_lines.py:5$
# run: eu-addr2line -f -e {image} second first
# check: ^second$
# check: addresses_to_lines.py:5
# check: ^first$
# check: addresses_to_lines.py:1
