# C holds the only reference to a Python function, and collections come and go. With wrappers that free the callback when
# Python drops it, the last line would be a crash.
import events
import gc


def subscribe(log):
    def handle(event):
        log.append(f"event {event}")
        return len(log)
    events.on_event(handle)


def garbage():
    for i in range(10000):
        [str(i)] * 10


subscribe([])
garbage()
gc.collect()
garbage()
print(events.fire(1), events.fire(2), events.fire(3))
