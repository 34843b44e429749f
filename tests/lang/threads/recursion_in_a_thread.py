import threading


def deeper(n):
    return deeper(n + 1) + 1


def work():
    try:
        deeper(0)
    except RecursionError as error:
        print("RecursionError", str(error)[:32])


threading.stack_size(1 << 20)
for _ in range(3):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
try:
    threading.stack_size(5)
except ValueError as error:
    print(error)
print(threading.stack_size(0), threading.stack_size())
