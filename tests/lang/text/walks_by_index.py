# The place of one index is remembered for the next: forwards, backwards, at random, in two strs at once.
a = "aé☃𝄞" * 40
b = "日本x" * 50
i = 7
out = []
for step in range(3000):
    i = (i * 1103515245 + 12345) % 160
    out.append(a[i] + b[(i * 7) % 150] + a[-i - 1])
    if step % 5 == 0:
        out.append(a[i:i + 3] + b[i % 100:i % 100 + 9:2] + a[i::-3][:4])
print("".join(out))
forwards = ""
i = 0
while i < len(a):
    forwards += a[i]
    i += 1
backwards = ""
while i > 0:
    i -= 1
    backwards = a[i] + backwards
print(forwards == a, backwards == a, len(a), len(b), hash(a) == hash("aé☃𝄞" * 40), {a: 1}["aé☃𝄞" * 40])
