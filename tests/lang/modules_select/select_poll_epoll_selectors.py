import select, socket, os, selectors
a, b = socket.socketpair()
print(select.select([a], [a], [], 0) == ([], [a], []))
b.send(b"x")
r, w, x = select.select([a, b], [], [], 5)
print(r == [a], w, x)
p = select.poll()
p.register(a, select.POLLIN)
print([(fd == a.fileno(), ev) for fd, ev in p.poll(1000)])
try: p.modify(999, 1)
except OSError as e: print(e)
try: p.unregister(998)
except KeyError as e: print("KeyError", e)
with select.epoll() as e:
    e.register(a, select.EPOLLIN)
    print([(fd == a.fileno(), ev) for fd, ev in e.poll(5)])
    try: e.register(a)
    except FileExistsError as error: print(error)
    e.unregister(a)
    print(e.poll(0))
print(e.closed)
sel = selectors.DefaultSelector()
print(type(sel).__name__)
sel.register(a, selectors.EVENT_READ, data="A")
for key, mask in sel.select(5):
    print(key.data, mask, key.fileobj is a)
sel.close()
b.close()
a.close()
try:
    select.select([a], [], [], 0)
except ValueError as error:
    print(error)
try:
    select.select([1.5], [], [], 0)
except TypeError as error:
    print(error)
try:
    select.select([], [], [], -1)
except ValueError as error:
    print(error)
