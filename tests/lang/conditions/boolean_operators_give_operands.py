def say(v):
    print('say', repr(v))
    return v
print(say(0) or say('x') or say('y'))
print(say(1) and say('') and say('y'))
print(say(0) and 1 or say('z'))
print((say(1) or 2) and (say(0) or say(3)))
print(not say(0), not (say(1) and say(0)))
if say(1) and (say(0) or say(2)) and not say(0):
    print('taken')
if not (say(0) or not say(1)):
    print('taken too')
x = say([]) or say({}) or None
print(x)
