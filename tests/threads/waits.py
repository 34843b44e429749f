"""The main thread waits for one that never ends."""

import threading
import time


def sleep():
    while True:
        time.sleep(100)


thread = threading.Thread(target=sleep, daemon=True)
thread.start()
print("waiting", flush=True)
try:
    thread.join()
except KeyboardInterrupt:
    print("interrupted", flush=True)
    raise
