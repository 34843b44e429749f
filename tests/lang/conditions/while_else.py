i = 0
while i < 3:
    i += 1
    if i == 5: break
else:
    print('else', i)
while True:
    i += 1
    if i > 5: break
    if i % 2: continue
    print('even', i)
else:
    print('never')
while False:
    pass
else:
    print('at once')
while i:
    i -= 1
    while True:
        i -= 1
        if i < 2: break
    else:
        print('never')
    print('i', i)
    if i <= 0: break
