import c

class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by: "int") -> "int":
        return self.x + by

def sizes(p: "struct timespec *") -> "long":
    return p.tv_sec

print(Point(3).x)
# shows: readelf: functions
# shows: readelf: types
# shows: readelf: lines
# shows: llvm-dwarfdump: types
# shows: llvm-dwarfdump: variables
# shows: llvm-dwarfdump: lines
# run: {dwarfpython} {program}
# check: ^3$
# run: readelf -sW {image}
# check: FUNC +GLOBAL +DEFAULT +[0-9]+ Point.__init__$
# run: readelf --debug-dump=decodedline {image}
# check: ^readelf_and_dwarfdump.py +5 +0x
# run: llvm-dwarfdump --name=sizes --show-children {image}
# check: DW_TAG_subprogram
# check: DW_AT_type.*"long"
# check: DW_TAG_formal_parameter
# check: DW_AT_name.*"p"
# check: DW_AT_type.*"timespec \*"
# run: llvm-dwarfdump --name=Point {image}
# check: DW_TAG_structure_type
# check: DW_AT_byte_size.*0x10
# run: llvm-dwarfdump --verify {image}
# check: No errors
# run: llvm-dwarfdump --statistics {image}
# check: "#variables with 0% of parent scope covered by DW_AT_location": 0|sum_all_variables
