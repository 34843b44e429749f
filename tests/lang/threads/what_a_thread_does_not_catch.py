import sys
import threading


def fails(text):
    raise ValueError(text)


def hook(args):
    print(args.exc_type, args.exc_value, args.exc_traceback is not None, args.thread.name)


usual = threading.excepthook
print(usual is threading.__excepthook__)
threading.excepthook = hook
thread = threading.Thread(target=fails, args=("to the hook",), name="first")
thread.start()
thread.join()
print(thread.is_alive())
threading.excepthook = usual
for target in sys.exit, fails:
    thread = threading.Thread(target=target, args=("at the end",), name="second")
    thread.start()
    thread.join()
