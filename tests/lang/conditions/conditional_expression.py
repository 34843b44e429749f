def say(v):
    print('say', v)
    return v
print(say(1) if say(True) else say(2))
print(say(1) if say(False) else say(2))
print('a' if 0 else 'b' if 0 else 'c', ('a' if 1 else 'b') if 1 else 'c', 1 if 1 else 1 / 0)
f = (lambda: 'l') if say(0) else (lambda: 'r')
print(f(), (1 if 2 else 3) + 1, [1, 2][0 if say(1) else 1])
x = 5 if (y := 0) else y + 6
print(x, y)
