import time

start, before, ticks = time.time(), time.monotonic(), time.perf_counter()
time.sleep(0.02)
print(0.02 <= time.monotonic() - before < 5, 0.02 <= time.perf_counter() - ticks < 5, start < time.time() < start + 60)
print(type(time.time()), type(time.time_ns()), time.time_ns() // 10 ** 9 - int(time.time()) in (0, -1), time.process_time() >= 0)
print(time.localtime().tm_year >= 2024, time.gmtime().tm_year >= 2024, len(time.ctime()))
