# packages: sqlparse==0.4.4
import sqlparse

SQL = "select a, b as c, count(*) from t1 join t2 on t1.id = t2.id where x = 'it''s' and (y > 3 or z in (1,2)) group by a order by b desc limit 5; insert into t values (1, 'a'); -- end\nupdate t set a = null where b is not null"
for statement in sqlparse.split(SQL):
    print(repr(statement))
print(sqlparse.format(SQL, reindent=True, keyword_case="upper", strip_comments=True))
print(sqlparse.format("SELECT  A ,B FROM  T -- x\n", identifier_case="lower", strip_whitespace=True, strip_comments=True))
for statement in sqlparse.parse(SQL):
    print(statement.get_type(), [(str(token.ttype), str(token)) for token in statement.flatten() if not token.is_whitespace][:12])
    statement._pprint_tree(max_depth=2)
