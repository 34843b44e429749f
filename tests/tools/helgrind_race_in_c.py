import helgrind_race_in_c
import c

def work(argument: "void *") -> "void *":
    count_up()
    return None

def main():
    expect(2)
    threads = new("pthread_t[2]")
    for i in range(2):
        pthread_create(addressof(threads[i]), None, work, None)
    for i in range(2):
        pthread_join(threads[i], None)

main()
# Two threads whose bodies are Python, and a counter of C's without a lock.
# shows: helgrind: lines
# shows: helgrind: stacks
# shows: helgrind: threads
# shows: drd: stacks
# shows: drd: threads
# run: valgrind --tool=helgrind --num-callers=30 {dwarfpython} {program}
# check: Possible data race during (read|write) of size 4
# check: (at|by) 0x[0-9A-F]+: count_up \(helgrind_race_in_c.c:[0-9]+\)
# check: by 0x[0-9A-F]+: work.* \(helgrind_race_in_c.py:5\)
# check: This conflicts with a previous
# check: by 0x[0-9A-F]+: work.* \(helgrind_race_in_c.py:5\)
# run: valgrind --tool=drd --num-callers=30 {dwarfpython} {program}
# check: Conflicting (load|store) by thread
# check: count_up \(helgrind_race_in_c.c:[0-9]+\)
# check: by 0x[0-9A-F]+: work.* \(helgrind_race_in_c.py:5\)
