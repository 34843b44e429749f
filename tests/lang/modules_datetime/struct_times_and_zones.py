import time

print(time.strptime("2024-05-17 13:04:05", "%Y-%m-%d %H:%M:%S"))
print(time.strptime("Fri May 17 13:04:05 2024")[:], time.timezone, time.daylight, len(time.tzname))
try:
    time.strptime("x", "%Y")
except ValueError as error:
    print(error)
