"""The numbers of DWARF 4 and 5 that this package reads, under the names that the standard gives them.

Source: DWARF Debugging Information Format, version 5, section 7 (and the GNU extensions that gcc and dwz
emit).
"""

# Plain classes, for these numbers stand in inner loops, where members of an enum.IntEnum cost ten times as
# much.


class Tag:
    array_type = 0x01
    class_type = 0x02
    enumeration_type = 0x04
    formal_parameter = 0x05
    lexical_block = 0x0b
    member = 0x0d
    pointer_type = 0x0f
    reference_type = 0x10
    compile_unit = 0x11
    structure_type = 0x13
    subroutine_type = 0x15
    typedef = 0x16
    union_type = 0x17
    unspecified_parameters = 0x18
    inlined_subroutine = 0x1d
    subrange_type = 0x21
    base_type = 0x24
    const_type = 0x26
    enumerator = 0x28
    subprogram = 0x2e
    variable = 0x34
    volatile_type = 0x35
    restrict_type = 0x37
    unspecified_type = 0x3b
    partial_unit = 0x3c
    type_unit = 0x41
    rvalue_reference_type = 0x42
    atomic_type = 0x47
    skeleton_unit = 0x4a


class At:
    sibling = 0x01
    location = 0x02
    name = 0x03
    byte_size = 0x0b
    bit_offset = 0x0c
    bit_size = 0x0d
    stmt_list = 0x10
    low_pc = 0x11
    high_pc = 0x12
    language = 0x13
    comp_dir = 0x1b
    const_value = 0x1c
    inline = 0x20
    producer = 0x25
    prototyped = 0x27
    upper_bound = 0x2f
    abstract_origin = 0x31
    artificial = 0x34
    count = 0x37
    data_member_location = 0x38
    decl_file = 0x3a
    decl_line = 0x3b
    declaration = 0x3c
    encoding = 0x3e
    external = 0x3f
    frame_base = 0x40
    specification = 0x47
    type = 0x49
    ranges = 0x55
    call_file = 0x58
    call_line = 0x59
    signature = 0x69
    data_bit_offset = 0x6b
    linkage_name = 0x6e
    str_offsets_base = 0x72
    addr_base = 0x73
    rnglists_base = 0x74
    dwo_name = 0x76
    macros = 0x79
    noreturn = 0x87
    alignment = 0x88
    loclists_base = 0x8c
    gnu_vector = 0x2107
    gnu_macros = 0x2119
    gnu_dwo_name = 0x2130


class Form:
    addr = 0x01
    block2 = 0x03
    block4 = 0x04
    data2 = 0x05
    data4 = 0x06
    data8 = 0x07
    string = 0x08
    block = 0x09
    block1 = 0x0a
    data1 = 0x0b
    flag = 0x0c
    sdata = 0x0d
    strp = 0x0e
    udata = 0x0f
    ref_addr = 0x10
    ref1 = 0x11
    ref2 = 0x12
    ref4 = 0x13
    ref8 = 0x14
    ref_udata = 0x15
    indirect = 0x16
    sec_offset = 0x17
    exprloc = 0x18
    flag_present = 0x19
    strx = 0x1a
    addrx = 0x1b
    ref_sup4 = 0x1c
    strp_sup = 0x1d
    data16 = 0x1e
    line_strp = 0x1f
    ref_sig8 = 0x20
    implicit_const = 0x21
    loclistx = 0x22
    rnglistx = 0x23
    ref_sup8 = 0x24
    strx1 = 0x25
    strx2 = 0x26
    strx3 = 0x27
    strx4 = 0x28
    addrx1 = 0x29
    addrx2 = 0x2a
    addrx3 = 0x2b
    addrx4 = 0x2c
    gnu_addr_index = 0x1f01
    gnu_str_index = 0x1f02
    gnu_ref_alt = 0x1f20
    gnu_strp_alt = 0x1f21


class UnitType:
    compile = 1
    type = 2
    partial = 3
    skeleton = 4
    split_compile = 5
    split_type = 6


# DW_ATE_* -> the word that types.Base.encoding holds.
ENCODINGS = {
    0x01: "address", 0x02: "boolean", 0x03: "complex", 0x04: "float", 0x05: "signed", 0x06: "signed_char",
    0x07: "unsigned", 0x08: "unsigned_char", 0x09: "imaginary", 0x0f: "decimal", 0x10: "utf",
}

OP_ADDR, OP_PLUS_UCONST, OP_ADDRX, OP_GNU_ADDR_INDEX = 0x03, 0x23, 0xa1, 0xfb


def _names(constants):
    return {number: name for name, number in vars(constants).items() if not name.startswith("__")}


_TAG_NAMES, _AT_NAMES = _names(Tag), _names(At)


def tag_name(tag):
    """`DW_TAG_structure_type` for 0x13; unknown tags are shown as numbers."""
    return f"DW_TAG_{_TAG_NAMES.get(tag, hex(tag))}"


def at_name(attribute):
    return f"DW_AT_{_AT_NAMES.get(attribute, hex(attribute))}"
