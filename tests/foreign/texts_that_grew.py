import c

text, other = "/", "x"
for size in range(60):
    text += "y" * size
    joined = other
    joined += "/name"
    if c.strlen(text) != len(text) or c.strlen(joined) != len(joined):
        print("no end", size)
print(len(text), c.strlen(text))
# expect: 1771 1771
