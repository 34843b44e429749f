# A thread that C makes has a stack of its own; endless recursion on it is a RecursionError as well.
import c


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


def recurse(n):
    return recurse(n + 1) + 1


def run(argument):
    try:
        recurse(0)
    except RecursionError as error:
        print(error)
    depths.append(depth(0))
    return None


def on_thread(size):
    attributes, thread = new("pthread_attr_t"), new("pthread_t")
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, size)
    pthread_create(thread, attributes, run, None)
    pthread_join(thread[0], None)


depths = []
for size in 1 << 18, 1 << 20, 1 << 23:
    # expect: maximum recursion depth exceeded
    # expect: maximum recursion depth exceeded
    # expect: maximum recursion depth exceeded
    on_thread(size)
# expect: maximum recursion depth exceeded
run(None)
# expect: True True
print(depths[0] < depths[1] < depths[2], min(depths) > 50)
