while a:
    break
else: continue_ = 1
for a, *b in c, d:
    continue
else:
    pass
for (a) in b: pass
for a, in b: pass
