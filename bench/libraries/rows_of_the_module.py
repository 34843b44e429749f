# What rows.py does, with CPython's module sqlite3.
import sqlite3
import sys
import time


def read_rows(db):
    weight, letters = 0.0, 0
    for number, heavy, name in db.execute("select id, weight, name from birds"):
        weight += heavy + number
        letters += len(name)
    return weight, letters


db = sqlite3.connect(":memory:")
db.execute("create table birds (id integer, weight real, name text)")
start = time.process_time()
with db:
    db.executemany("insert into birds values (?, ?, ?)", ((i, i * 0.5, f"bird {i}") for i in range(int(sys.argv[1]))))
middle = time.process_time()
found = read_rows(db)
print(middle - start, time.process_time() - middle, *found)
