import sys
import threading

inside, seen = threading.Barrier(2), threading.Barrier(2)


def handles(number):
    try:
        raise KeyError(number)
    except KeyError:
        inside.wait()
        print(sorted([sys.exc_info()[1].args[0]]) == [number]) if number == 0 else None
        seen.wait()
        try:
            raise ValueError
        except ValueError as error:
            results[number] = error.__context__.args


results = {}
threads = [threading.Thread(target=handles, args=(number,)) for number in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()), sys.exc_info())
