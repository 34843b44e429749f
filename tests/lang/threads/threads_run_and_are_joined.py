import threading


def work(x, y=2):
    print(threading.current_thread().name, x, y, threading.current_thread().daemon)


thread = threading.Thread(target=work, args=(1,), kwargs={"y": 3})
print(thread.name, thread.is_alive(), thread.ident, thread.daemon, thread)
thread.start()
thread.join()
print(thread.is_alive(), isinstance(thread.ident, int))


class Worker(threading.Thread):
    def run(self):
        print("run", self.name)


worker = Worker(name="worker", daemon=True)
worker.start()
worker.join()
worker.name = 5
print(worker.name, worker.daemon)
for wrong in (worker.start, lambda: threading.Thread().join(), threading.current_thread().join,
              lambda: setattr(worker, "daemon", False)):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
print(threading.current_thread() is threading.main_thread(), threading.active_count(), threading.main_thread().name)
print([t.name for t in threading.enumerate()], threading.get_ident() == threading.main_thread().ident)
