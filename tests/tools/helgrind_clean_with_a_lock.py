import c

shared = []
lock = new("pthread_mutex_t")

def work(argument: "void *") -> "void *":
    for i in range(10):
        pthread_mutex_lock(lock)
        shared.append(i)
        pthread_mutex_unlock(lock)
    return None

def main():
    pthread_mutex_init(lock, None)
    threads = new("pthread_t[2]")
    for i in range(2):
        pthread_create(addressof(threads[i]), None, work, None)
    for i in range(2):
        pthread_join(threads[i], None)
    print(len(shared))

main()
# slow
# run: valgrind -q --tool=helgrind {dwarfpython} {program}
# check: ^20$
# absent: ==[0-9]+==
# run: valgrind -q --tool=drd {dwarfpython} {program}
# check: ^20$
# absent: ==[0-9]+==
