import c

first, second = new("pthread_mutex_t"), new("pthread_mutex_t")

def both(a, b):
    pthread_mutex_lock(a)
    pthread_mutex_lock(b)
    pthread_mutex_unlock(b)
    pthread_mutex_unlock(a)

def main():
    pthread_mutex_init(first, None)
    pthread_mutex_init(second, None)
    both(first, second)
    both(second, first)

main()
# slow
# shows: helgrind: functions
# run: valgrind --tool=helgrind --num-callers=30 {dwarfpython} {program}
# check: lock order "0x[0-9A-F]+ before 0x[0-9A-F]+" violated
# check: by 0x[0-9A-F]+: both \(helgrind_lock_order.py:7\)
# check: by 0x[0-9A-F]+: main \(helgrind_lock_order.py:15\)
