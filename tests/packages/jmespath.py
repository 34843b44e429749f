# packages: jmespath==1.0.1
import jmespath

DATA = {"people": [{"name": "Ann", "age": 30, "tags": ["x", "y"]}, {"name": "Bob", "age": 25, "tags": []}, {"name": "Cid", "age": 41, "tags": ["z"]}], "a": {"b": {"c": [1, 2, 3, 4]}}, "s": "text", "q q": 1}
for expression in ["people[*].name", "people[?age > `26`].name | [0]", "people[?contains(tags, 'x')].age", "a.b.c[1:3]", "a.b.c[::-1]", "a.*.c", "people[].tags[]", "people[*].{n: name, a: age}", "length(people)",
                   "sort_by(people, &age)[*].name", "max_by(people, &age).name", "join(', ', people[*].name)", "sum(a.b.c)", "avg(a.b.c)", "keys(@)", "to_string(a)", "not_null(x, s)", "reverse(a.b.c)", "\"q q\"",
                   "s == 'text' && a.b.c[0] || `false`", "!s", "people[-1].name", "map(&name, people)", "type(s)", "a.b.c[?@ >= `2`]", "starts_with(s, 'te')", "merge(a, {z: s})", "people[?age==`25`] | [0].name", "`[1, 2]`", "x.y.z"]:
    print(expression, jmespath.search(expression, DATA))
for expression in ["people[", "foo.", "a..b", "abs('x')", "nope(s)", "length(`1`)", "a[b]", "'abc", "@@", "sum(a.b.c, s)"]:
    try:
        print(expression, jmespath.search(expression, DATA))
    except jmespath.exceptions.JMESPathError as error:
        print(type(error).__name__, error)
print(jmespath.compile("a.b").parsed)
