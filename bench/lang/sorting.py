# Sorting numbers, texts and tuples; with keys.
seed, numbers = 42, []
for i in range(200000):
    seed = (1103515245 * seed + 12345) % 2147483648
    numbers.append(seed)
texts = [str(n) for n in numbers]
pairs = [(n % 100, t) for n, t in zip(numbers, texts)]
print(sorted(numbers)[:3], sorted(texts)[:3], sorted(pairs)[:2])
print(sorted(numbers, key=lambda n: -n)[:3], sorted(texts, key=len, reverse=True)[:2], max(pairs, key=lambda p: p[1]))
