"""libuv: a loop with timers that carry objects of the program, work on another thread, a pipe."""

import uv


class Counter:
    def __init__(self, name, turns):
        self.name, self.turns = name, turns


def tick(timer):
    counter = timer.data                      # void *data: the very object that was stored there
    counter.turns -= 1
    print(counter.name, "has", counter.turns, "left")
    if counter.turns == 0:
        uv_close(timer, closed)               # a uv_timer_t begins as a uv_handle_t does


def closed(handle):
    print("closed", handle.data.name)


def count(loop, name, turns):
    timer = uv_timer_t()
    uv_timer_init(loop, timer)
    timer.data = Counter(name, turns)
    uv_timer_start(timer, tick, 0, 1)
    uv_run(loop, UV_RUN_DEFAULT)


def work(request):                            # on a thread of libuv's
    request.data["sum"] = sum(range(request.data["to"]))


def worked(request, status):
    print("worked:", status, request.data)


loop = uv_loop_t()
uv_loop_init(loop)
count(loop, "first", 2)
count(loop, "second", 1)
request = uv_work_t(data={"to": 1000})
uv_queue_work(loop, request, work, worked)
uv_run(loop, UV_RUN_DEFAULT)


def allocate(handle, suggested, buffer):
    buffer.base, buffer.len = malloc(100), 100


def received(stream, size, buffer):
    if size > 0:
        print("received", buffer.base[:size])
    free(buffer.base)
    uv_close(stream, None)


import c

ends = new("int[2]")
pipe(ends)
reader = uv_pipe_t()
uv_pipe_init(loop, reader, 0)
uv_pipe_open(reader, ends[0])
uv_read_start(reader, allocate, received)
write(ends[1], "hello", 5)
uv_run(loop, UV_RUN_DEFAULT)
print("nothing left:", uv_loop_close(loop) == 0)
print(uv_err_name(UV_ENOENT), "is", uv_strerror(UV_ENOENT))
