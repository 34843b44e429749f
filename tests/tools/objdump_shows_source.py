import c

def area(width, height: "long" = 2):
    size = width * height
    return size

print(area(3))
# shows: objdump: functions
# shows: objdump: lines
# shows: objdump: source
# run: {dwarfpython} {program}
# check: ^6$
# run: objdump -d -S -l --no-show-raw-insn {image}
# check: <area>:
# check: objdump_shows_source.py:3
# check: ^def area\(width, height: "long" = 2\):
# check: objdump_shows_source.py:4
# check: ^    size = width \* height
# run: objdump -p {image}
# check: NEEDED +libdwarfpython.so
# run: objdump -h {image}
# check: \.debug_aranges
