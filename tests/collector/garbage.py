# Two gigabytes pass through a process that may have a quarter of one.
kept = {}
for i in range(20000):
    row = [str(i) * 10, (i, float(i)), bytes(1000), {"i": i}]
    text = "x" * 100000
    if i % 1000 == 0:
        kept[i] = row
for i, row in kept.items():
    assert row[1] == (i, float(i)) and row[3]["i"] == i and row[0] == str(i) * 10
print(len(kept))
