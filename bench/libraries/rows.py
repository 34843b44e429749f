# Rows into SQLite and out again, through its C API: rows.py N prints the seconds of writing and of reading.
import sqlite3
import sys
import time


def write_rows(db, n):
    cell = new("sqlite3_stmt *")
    sqlite3_prepare_v2(db, "insert into birds values (?, ?, ?)", -1, cell, None)
    statement = cell[0]
    for i in range(n):
        sqlite3_bind_int64(statement, 1, i)
        sqlite3_bind_double(statement, 2, i * 0.5)
        sqlite3_bind_text(statement, 3, f"bird {i}", -1, SQLITE_TRANSIENT)
        sqlite3_step(statement)
        sqlite3_reset(statement)
    sqlite3_finalize(statement)


def read_rows(db):
    cell = new("sqlite3_stmt *")
    sqlite3_prepare_v2(db, "select id, weight, name from birds", -1, cell, None)
    statement, weight, letters = cell[0], 0.0, 0
    while sqlite3_step(statement) == SQLITE_ROW:
        weight += sqlite3_column_double(statement, 1) + sqlite3_column_int64(statement, 0)
        letters += len(str(sqlite3_column_text(statement, 2)))
    sqlite3_finalize(statement)
    return weight, letters


db = new("sqlite3 *")
sqlite3_open(":memory:", db)
sqlite3_exec(db[0], "create table birds (id integer, weight real, name text)", None, None, None)
start = time.process_time()
sqlite3_exec(db[0], "begin", None, None, None)
write_rows(db[0], int(sys.argv[1]))
sqlite3_exec(db[0], "commit", None, None, None)
middle = time.process_time()
found = read_rows(db[0])
print(middle - start, time.process_time() - middle, *found)
