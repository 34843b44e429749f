# header: lmdb.h
import lmdb
import c
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()
cell = new("MDB_env *")
mdb_env_create(cell)
env = cell[0]
print(mdb_env_set_mapsize(env, 1 << 20), mdb_env_open(env, folder, MDB_NOSYNC, 0o600))
cell = new("MDB_txn *")
mdb_txn_begin(env, None, 0, cell)
txn, dbi = cell[0], new("MDB_dbi")
print(mdb_dbi_open(txn, None, 0, dbi))


def held(data):
    return MDB_val(len(data), data)


for name, value in [(b"wren", b"sings\0loud"), (b"auk", b"dives"), (b"tern", b"flies")]:
    mdb_put(txn, dbi[0], held(name), held(value), 0)
print(mdb_put(txn, dbi[0], held(b"auk"), held(b"again"), MDB_NOOVERWRITE) == MDB_KEYEXIST, mdb_strerror(MDB_KEYEXIST))
print(mdb_txn_commit(txn))
mdb_txn_begin(env, None, MDB_RDONLY, cell)
txn = cell[0]
cursors = new("MDB_cursor *")
mdb_cursor_open(txn, dbi[0], cursors)
key, value = MDB_val(), MDB_val()


def content(held):
    return bytes(cast("unsigned char *", held.mv_data)[:held.mv_size])


while mdb_cursor_get(cursors[0], key, value, MDB_NEXT) == MDB_SUCCESS:
    print(content(key), content(value))
mdb_cursor_close(cursors[0])
mdb_txn_abort(txn)
stat = MDB_stat()
mdb_env_stat(env, stat)
print(stat.ms_entries)
mdb_env_close(env)
shutil.rmtree(folder)
# expect: 0 0
# expect: 0
# expect: True MDB_KEYEXIST: Key/data pair already exists
# expect: 0
# expect: b'auk' b'dives'
# expect: b'tern' b'flies'
# expect: b'wren' b'sings\x00loud'
# expect: 3
