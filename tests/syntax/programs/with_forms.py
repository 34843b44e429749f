with a: pass
with a as b, c as (d, e): pass
with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (a, b), c: pass
