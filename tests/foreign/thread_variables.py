# A thread-local variable of a library is that of the thread that asks.
import thread_variables as t


def count():
    t.counter += 100
    return t.counter


t.counter = 6
# expect: 6 6
print(t.counter, t.read_counter())
# expect: 105
print(t.on_another_thread(count))
# expect: 6 6
print(counter, read_counter())
p = addressof(t.counter)
p[0] = 8
# expect: 8
print(t.read_counter())
t.at.x = 3
# expect: { .x = 3, .y = 2 }
print(t.at)
t.label = None
# expect: NULL { 7, 8, 9 } 9
print(t.label, t.row, t.row[2])
