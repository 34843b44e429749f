"""SQLite through its own C API: no wrapper, no declaration; the headers say what it is."""

import sqlite3


def check(status):
    if status not in (SQLITE_OK, SQLITE_ROW, SQLITE_DONE):
        raise RuntimeError(f"{sqlite3_errmsg(db)}")
    return status


cell = new("sqlite3 *")
sqlite3_open(":memory:", cell)
db = cell[0]
check(sqlite3_exec(db, "create table birds (name text, weight real, ring blob)", None, None, None))


def insert(rows):
    statement = new("sqlite3_stmt *")
    check(sqlite3_prepare_v2(db, "insert into birds values (?, ?, ?)", -1, statement, None))
    for name, weight, ring in rows:
        sqlite3_bind_text(statement[0], 1, name, -1, SQLITE_TRANSIENT)
        sqlite3_bind_double(statement[0], 2, weight)
        sqlite3_bind_blob(statement[0], 3, ring, len(ring), SQLITE_TRANSIENT)
        check(sqlite3_step(statement[0]))
        sqlite3_reset(statement[0])
    sqlite3_finalize(statement[0])


insert([("wren", 9.5, b"\x00\x01"), ("Tern", 120.0, b"\x00\x02"), ("auk", 850.25, b"\xff\x00\x03")])


# Rows come to a Python function, which C calls with char **.
def show(data, count, values, names):
    print({str(names[i]): str(values[i]) for i in range(count)})
    return 0


check(sqlite3_exec(db, "select name, weight from birds order by weight desc", show, None, None))


# A function of SQL and a collation, in Python.
def double(context, count, values):
    sqlite3_result_double(context, 2 * sqlite3_value_double(values[0]))


def text(address, size):
    return bytes(cast("unsigned char *", address)[:size]).decode()


def ignoring_case(data, n, a, m, b):
    left, right = text(a, n).lower(), text(b, m).lower()
    return (left > right) - (left < right)


check(sqlite3_create_function(db, "double", 1, SQLITE_UTF8, None, double, None, None))
check(sqlite3_create_collation(db, "nocase_too", SQLITE_UTF8, None, ignoring_case))
check(sqlite3_exec(db, "select name, double(weight) as twice from birds order by name collate nocase_too", show, None, None))

# A blob with NUL bytes, through an interior pointer into SQLite's memory.
statement = new("sqlite3_stmt *")
check(sqlite3_prepare_v2(db, "select ring from birds where name = 'auk'", -1, statement, None))
sqlite3_step(statement[0])
size = sqlite3_column_bytes(statement[0], 0)
blob = cast("unsigned char *", sqlite3_column_blob(statement[0], 0))
print(bytes(blob[:size]))
sqlite3_finalize(statement[0])


# An exception in a callback arrives here, through SQLite's frames.
def fails(data, count, values, names):
    raise ValueError(f"no {values[0]}, please")


try:
    sqlite3_exec(db, "select name from birds", fails, None, None)
except ValueError as error:
    print("caught:", error)
try:
    check(sqlite3_exec(db, "selec nothing", None, None, None))
except RuntimeError as error:
    print("caught:", error)


# Two more callbacks: what a statement may do, and how long to wait for another connection's lock.
def allowed(data, action, table, column, database, trigger):
    return SQLITE_DENY if action == SQLITE_DROP_TABLE else SQLITE_OK


sqlite3_set_authorizer(db, allowed, None)
try:
    check(sqlite3_exec(db, "drop table birds", None, None, None))
except RuntimeError as error:
    print("caught:", error)
sqlite3_close(db)


def opened(path):
    cell = new("sqlite3 *")
    sqlite3_open(path, cell)
    return cell[0]


def busy(waits, count):
    waits["tried"] = count + 1
    return count < 3


first, db, waits = opened("birds.db"), opened("birds.db"), {}
sqlite3_busy_handler(db, busy, waits)
sqlite3_exec(first, "begin exclusive", None, None, None)
try:
    check(sqlite3_exec(db, "create table nests (place text)", None, None, None))
except RuntimeError as error:
    print("caught:", error, waits)
sqlite3_exec(first, "rollback", None, None, None)
print(check(sqlite3_exec(db, "create table nests (place text)", None, None, None)))
sqlite3_close(first)
sqlite3_close(db)

import c

remove("birds.db")
