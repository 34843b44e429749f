import threading


def load():
    import _module
    results.append(_module.value)


results = []
threads = [threading.Thread(target=load) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
