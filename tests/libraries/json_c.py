# header: json-c/json.h
import json_c
o = json_tokener_parse('{"a": [1, 2.5, "x", null], "b": {"c": true}}')
a = new("struct json_object *")
print(json_object_object_get_ex(o, "a", a), json_object_array_length(a[0]), json_object_get_double(json_object_array_get_idx(a[0], 1)), json_object_to_json_string(o))
json_object_object_add(o, "n", json_object_new_int64(2**40)); print(json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN)); print(json_object_put(o))
e = new("enum json_tokener_error"); print(json_tokener_parse_verbose("{", e) == None, e[0], json_tokener_error_desc(e[0]))
# expect: 1 4 2.5 { "a": [ 1, 2.5, "x", null ], "b": { "c": true } }
# expect: {"a":[1,2.5,"x",null],"b":{"c":true},"n":1099511627776}
# expect: 1
# expect: True json_tokener_error_parse_eof unexpected end of data
