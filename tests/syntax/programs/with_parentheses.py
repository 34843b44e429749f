with (a as b): pass
with (a as b, c,): pass
with (a, b as c.d): pass
with (): pass
with (yield): pass
with (a, *b): pass
