# header: postgresql/libpq-fe.h
import pq
conn = PQconnectdb("host=/nonexistent dbname=x")
print(PQstatus(conn) == CONNECTION_BAD, str(PQerrorMessage(conn)).split(":")[0])
PQfinish(conn)
print(PQlibVersion() > 100000, PQresStatus(PGRES_TUPLES_OK))
# expect: True connection to server on socket "/nonexistent/.s.PGSQL.5432" failed
# expect: True PGRES_TUPLES_OK
