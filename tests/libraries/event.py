# header: event2/event.h
import c
import event
base = event_base_new()
def on_time(fd, what, data):
    data["left"] -= 1
    print(what == EV_TIMEOUT, data)
    if not data["left"]:
        event_base_loopbreak(base)
timer = event_new(base, -1, EV_PERSIST, on_time, {"left": 2})
event_add(timer, timeval(0, 1000))
print(event_base_dispatch(base))
event_free(timer)
ends = new("int[2]")
pipe(ends)
def on_read(fd, what, data):
    buffer = bytearray(20)
    print(buffer[:read(fd, buffer, len(buffer))], data)
reader = event_new(base, ends[0], EV_READ, on_read, {"who": "pipe"})
event_add(reader, None)
write(ends[1], b"hello\0there", 11)
event_base_dispatch(base)
event_base_free(base)
# expect: True {'left': 1}
# expect: True {'left': 0}
# expect: 0
# expect: bytearray(b'hello\x00there') {'who': 'pipe'}
