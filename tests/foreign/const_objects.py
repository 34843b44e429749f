# What is const cannot be written to, however it is reached: an exception where C has an error, before anything happens.
import const_objects as lib

def failing(do):
    try:
        do()
    except TypeError as error:
        print(error)

def set_variable(): lib.origin.x = 5
def set_item(): lib.table[1] = 5
def set_slice(): lib.table[0:2] = [5, 6]
def set_name(): lib.names[0] = "x"
def set_key(): lib.keyed.key = 5
def set_member(): lib.line_get().to.x = 5
def set_array(): lib.line_get().widths[0] = 5
failing(set_variable)                       # expect: a const struct point cannot be changed
failing(set_item)                           # expect: a const int[3] cannot be changed
failing(set_slice)                          # expect: a const int[3] cannot be changed
failing(set_name)                           # expect: a const char *const [2] cannot be changed
failing(set_key)                            # expect: the member 'key' of struct keyed is const
failing(set_member)                         # expect: a const struct point cannot be changed
failing(set_array)                          # expect: a const int[2] cannot be changed

# The same where nothing is known when the program is compiled.
def set_x(anything): anything.x = 5
def set_first(anything): anything[0] = 5
def set_deep(anything): anything.to.y = 5
def set_widths(anything): anything.widths[1] = 5
failing(lambda: set_x(origin))              # expect: a const struct point cannot be changed
failing(lambda: set_x(addressof(origin)))   # expect: the target of a const struct point * cannot be changed
failing(lambda: set_x(addressof(origin)[0]))    # expect: a const struct point cannot be changed
failing(lambda: set_first(table))           # expect: a const int[3] cannot be changed
failing(lambda: set_first(addressof(table[1])))     # expect: the target of a const int * cannot be changed
failing(lambda: set_deep(line_get()))       # expect: a const struct point cannot be changed
failing(lambda: set_widths(line_get()))     # expect: a const int[2] cannot be changed
def set_pointed(): p = addressof(table[0]); p[0] = 5
failing(set_pointed)                        # expect: the target of a const int * cannot be changed

print(origin, table, keyed, list(names))    # expect: { .x = 1.0, .y = 2.0 } { 1, 2, 3 } { .key = 1, .value = 2 } ['a', 'b']
keyed.value = 7
copy = lib.struct.point(origin)
copy.x = 3
print(typeof(origin), typeof(copy), copy, keyed.value)      # expect: <class 'const struct point'> <class 'struct point'> { .x = 3.0, .y = 2.0 } 7
print(norm(origin), norm_at(origin), origin == point(1, 2), lib.struct.keyed(8, value=9))   # expect: 5.0 5.0 True { .key = 8, .value = 9 }
