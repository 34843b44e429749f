# Building, splitting, joining, formatting.
lines = []
for i in range(150000):
    lines.append(f"{i}:" + ",".join([str(i * k) for k in range(5)]))
text = "\n".join(lines)
total = 0
for line in text.split("\n"):
    name, _, rest = line.partition(":")
    total += int(name) + sum([int(part) for part in rest.split(",")])
print(len(text), total, text.upper().count("9"), text.replace("1", "one").find("oneone"))
