# Each way of asking for too much fails, and what it held is given back.
import sys


def attempt(function):
    try:
        function()
        print("no error")
    except MemoryError:
        print("MemoryError")


def grow_list():
    rows = []
    while True:
        rows.append([len(rows)] * 100)


def grow_text():
    text = "a"
    while True:
        text += text


def grow_dict():
    table = {}
    while True:
        table[len(table)] = str(len(table)) * 10


if len(sys.argv) > 1:            # only where memory is limited
    attempt(lambda: [0] * 10**12)
    attempt(lambda: "x" * 10**13)
    attempt(lambda: b"x" * 10**15)
    attempt(lambda: (1,) * 10**12)
    attempt(grow_list)
    attempt(grow_text)
    attempt(grow_dict)
    print(sum(range(10)))
