# Dicts and sets that come, grow and go.
counts = {}
for i in range(2500000):
    key = (i * 7919) % 5003
    counts[key] = counts.get(key, 0) + 1
groups = {}
for key, count in counts.items():
    groups.setdefault(count % 7, set()).add(key)
names = {str(key): key for key in counts}
found = sum([names[str(i)] for i in range(0, 5003, 3) if str(i) in names])
for i in range(0, 5003, 2):
    counts.pop(i, None)
print(len(counts), sorted([(k, len(v)) for k, v in groups.items()]), found)
