import threading
def one(): import _left
def other(): import _right
threads = [threading.Thread(target=f) for f in (one, other)]
for t in threads: t.start()
for t in threads: t.join(10)
print([t.is_alive() for t in threads])
