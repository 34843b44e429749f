"""pthreads: a Python function is the body of a thread; its argument and its result are objects."""

import c


def total(job):
    job["sum"] = sum(range(job["to"]))
    return job


def started(job):
    thread = new("pthread_t")
    if status := pthread_create(thread, None, total, job):
        raise OSError(status, str(strerror(status)))
    return thread[0]


def joined(thread):
    result = new("void *")
    pthread_join(thread, result)
    return result[0]


threads = [started({"to": count}) for count in (10, 1000, 100000)]
for thread in threads:
    print(joined(thread))

# A mutex and a condition: one thread waits for what another makes.
lock, ready = pthread_mutex_t(), pthread_cond_t()
pthread_mutex_init(lock, None)
pthread_cond_init(ready, None)
made = []


def consume(wanted):
    pthread_mutex_lock(lock)
    while len(made) < wanted["count"]:
        pthread_cond_wait(ready, lock)
    pthread_mutex_unlock(lock)
    return sum(made)


consumer = new("pthread_t")
pthread_create(consumer, None, consume, {"count": 5})
for number in range(5):
    pthread_mutex_lock(lock)
    made.append(number)
    pthread_cond_signal(ready)
    pthread_mutex_unlock(lock)
print(joined(consumer[0]))
