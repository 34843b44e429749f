"""A table of SQLite's whose rows are those of a Python list: a struct full of functions, all in Python."""

import sqlite3

birds = [("wren", 9.5, b"\0\1"), ("tern", 120.0, b"\0\2"), ("auk", 850.25, b"\xff\0\3")]
cursors = {}                                             # by SQLite's struct: the rows that are still to come


def connect(db, data, count, words, table, message):
    table[0] = new("sqlite3_vtab")
    return sqlite3_declare_vtab(db, "create table birds (name text, weight real, ring blob)")


def disconnect(table):
    return SQLITE_OK


def best_index(table, info):
    """Can a query's `weight > ?` be done here? Then the value is to come to `search`."""
    for i in range(info.nConstraint):
        constraint = info.aConstraint[i]
        if constraint.usable and constraint.iColumn == 1 and constraint.op == SQLITE_INDEX_CONSTRAINT_GT:
            info.aConstraintUsage[i].argvIndex = 1
            info.aConstraintUsage[i].omit = 1
            info.idxNum = 1
    return SQLITE_OK


def start(table, cursor):
    cursor[0] = new("sqlite3_vtab_cursor")
    cursors[cursor[0]] = []
    return SQLITE_OK


def end(cursor):
    del cursors[cursor]
    return SQLITE_OK


def search(cursor, number, text, count, values):
    least = sqlite3_value_double(values[0]) if number else 0
    print("search above", least)
    cursors[cursor] = [(i, row) for i, row in enumerate(birds) if row[1] > least]
    return SQLITE_OK


def forward(cursor):
    del cursors[cursor][0]
    return SQLITE_OK


def is_over(cursor):
    return not cursors[cursor]


def column(cursor, context, number):
    value = cursors[cursor][0][1][number]
    if number == 0:
        sqlite3_result_text(context, value, -1, SQLITE_TRANSIENT)
    elif number == 1:
        sqlite3_result_double(context, value)
    else:
        sqlite3_result_blob(context, value, len(value), SQLITE_TRANSIENT)
    return SQLITE_OK


def row_number(cursor, number):
    number[0] = cursors[cursor][0][0]
    return SQLITE_OK


def show(data, count, values, names):
    print({str(names[i]): str(values[i]) for i in range(count)})
    return 0


module = sqlite3_module(iVersion=1, xCreate=connect, xConnect=connect, xBestIndex=best_index, xDisconnect=disconnect,
                        xDestroy=disconnect, xOpen=start, xClose=end, xFilter=search, xNext=forward, xEof=is_over,
                        xColumn=column, xRowid=row_number)
cell = new("sqlite3 *")
sqlite3_open(":memory:", cell)
db = cell[0]
print(sqlite3_create_module(db, "python_list", module, None))
for statement in ("create virtual table birds using python_list", "select name, hex(ring) from birds where weight > 100",
                  "select count(*) as birds, sum(weight) as grams from birds", "drop table birds"):
    if sqlite3_exec(db, statement, show, None, None) != SQLITE_OK:
        print(sqlite3_errmsg(db))


# What goes wrong in a callback arrives at the call of the query, through SQLite's frames.
def fails(cursor, context, number):
    raise LookupError(f"column {number}")


module.xColumn = fails
sqlite3_exec(db, "create virtual table birds using python_list", None, None, None)
try:
    sqlite3_exec(db, "select ring from birds", show, None, None)
except LookupError as error:
    print("caught:", error)
