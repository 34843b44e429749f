# header: pcre2.h
import pcre2_8

number, offset = new("int"), new("size_t")
pattern = pcre2_compile_8(r"(?<name>\w+): (\d+)", PCRE2_ZERO_TERMINATED, PCRE2_CASELESS, number, offset, None)
data = pcre2_match_data_create_from_pattern_8(pattern, None)
subject = "wren: 12, auk: 850"
at = 0
while (count := pcre2_match_8(pattern, subject, len(subject), at, 0, data, None)) > 0:
    places = pcre2_get_ovector_pointer_8(data)
    print(count, [subject[places[2 * i]:places[2 * i + 1]] for i in range(count)])
    at = places[1]
print(count == PCRE2_ERROR_NOMATCH)
pcre2_match_data_free_8(data)
pcre2_code_free_8(pattern)
text = bytearray(100)
print(pcre2_compile_8("(a", PCRE2_ZERO_TERMINATED, 0, number, offset, None), number[0], offset[0])
print(pcre2_get_error_message_8(number[0], text, len(text)), text[:text.index(0)].decode())
# expect: 3 ['wren: 12', 'wren', '12']
# expect: 3 ['auk: 850', 'auk', '850']
# expect: True
# expect: NULL 114 2
# expect: 27 missing closing parenthesis
