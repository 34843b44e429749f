# header: glib-2.0/glib.h
import glib_2_0

# A hash table of strings; a sorted list; text that grows.
table = g_hash_table_new(g_str_hash, g_str_equal)
for name, weight in [("wren", 9), ("auk", 850), ("tern", 120)]:
    g_hash_table_insert(table, g_strdup(name), GINT_TO_POINTER(weight))
print(g_hash_table_size(table), GPOINTER_TO_INT(g_hash_table_lookup(table, "auk")), g_hash_table_lookup(table, "gull"))
seen = []
g_hash_table_foreach(table, lambda key, value, data: seen.append((str(cast("char *", key)), GPOINTER_TO_INT(value))), None)
print(sorted(seen))
g_hash_table_destroy(table)
# expect: 3 850 NULL
# expect: [('auk', 850), ('tern', 120), ('wren', 9)]

# A list of a struct's own members, followed by field, and sorted by a function of Python's.
birds = None
for name in ("wren", "auk", "tern"):
    birds = g_list_append(birds, g_strdup(name))
birds = g_list_sort(birds, lambda a, b: g_strcmp0(cast("char *", a), cast("char *", b)))
node = birds
while node:
    print(cast("char *", node.data), g_list_position(birds, node))
    node = node.next
g_list_free_full(birds, g_free)
# expect: auk 0
# expect: tern 1
# expect: wren 2

text = g_string_new("wren")
g_string_append_printf(text, ": %d %s", 12, "grams")
g_string_append_c(text, ord("!"))
print(text.str, text.len)
g_string_free(text, True)
words = g_strsplit("a,b,c", ",", -1)
print([str(words[i]) for i in range(g_strv_length(words))], g_strjoinv("-", words))
g_strfreev(words)
# expect: wren: 12 grams! 15
# expect: ['a', 'b', 'c'] a-b-c

# The main loop, with a timer and user data.
ticks = {"count": 0}
loop = g_main_loop_new(None, False)


def tick(data):
    data["count"] += 1
    if data["count"] == 3:
        g_main_loop_quit(loop)
        return G_SOURCE_REMOVE
    return G_SOURCE_CONTINUE


g_timeout_add(1, tick, ticks)
g_main_loop_run(loop)
g_main_loop_unref(loop)
print(ticks)
# expect: {'count': 3}

# Errors by a pointer to a GError *.
error = new("GError *")
contents, size = new("char *"), new("gsize")
print(g_file_get_contents("/no/such/file", contents, size, error), error[0].message, error[0].code, error[0].domain == G_FILE_ERROR)
g_clear_error(error)
print(error[0], g_quark_to_string(G_FILE_ERROR), G_FILE_ERROR_NOENT)
variant = g_variant_new("(si)", "wren", 9)
print(g_variant_print(variant, True), g_variant_n_children(variant))
print(g_ascii_strup("wren", -1), GLIB_CHECK_VERSION(2, 40, 0), MAX(3, 4), ABS(-2))
# expect: 0 Failed to open file “/no/such/file”: No such file or directory 4 True
# expect: NULL g-file-error-quark 4
# expect: ('wren', 9) 2
# expect: WREN 1 4 2
