# header: jansson.h
import jansson
import c

root = json_object()
json_object_set_new(root, "name", json_string("wren"))
json_object_set_new(root, "weights", json_array())
for weight in (9.5, 10):
    json_array_append_new(json_object_get(root, "weights"), json_real(weight) if isinstance(weight, float) else json_integer(weight))
text = json_dumps(root, JSON_SORT_KEYS | JSON_COMPACT)
print(text)
free(text)
json_decref(root)
# expect: {"name":"wren","weights":[9.5,10]}
error = json_error_t()
root = json_loads('{"birds": [{"name": "auk", "ring": null}, {"name": "tern", "ring": 7}], "seen": true}', 0, error)
birds = json_object_get(root, "birds")
print(json_typeof(birds), json_array_size(birds), json_is_true(json_object_get(root, "seen")))
for i in range(json_array_size(birds)):
    bird = json_array_get(birds, i)
    print(json_string_value(json_object_get(bird, "name")), json_is_null(json_object_get(bird, "ring")), json_integer_value(json_object_get(bird, "ring")))
packed = json_pack("{s:i, s:[s,b]}", "n", 3, "list", "x", 1)
number, name = new("int"), new("const char *")
print(json_unpack(packed, "{s:i, s:[s]}", "n", number, "list", name), number[0], name[0])
iterator = json_object_iter(packed)
while iterator:
    print(json_object_iter_key(iterator), json_typeof(json_object_iter_value(iterator)))
    iterator = json_object_iter_next(packed, iterator)
print(json_loads("[1,\n oops]", 0, error), error.line, error.text)
# expect: JSON_ARRAY 2 1
# expect: auk 1 0
# expect: tern 0 7
# expect: 0 3 x
# expect: n JSON_INTEGER
# expect: list JSON_ARRAY
# expect: NULL 2 invalid token near 'oops'
