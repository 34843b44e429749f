with (a := 1, b): pass
with (a for b in c): pass
with (a if b else c): pass
with (a).b as c: pass
with ((a := 1), b): pass
with (a,): pass
