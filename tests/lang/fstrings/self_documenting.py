x, name = 7, 'bob'
print(f'{x=}', f'{x = }', f'{x + 1 = }', f'{name=}', f'{name=!s}', f'{x=:>5}', f'{x=!r:^5}', f'{ x = !s:5}|')
print(f'a {x=} b {name=} c', f'{len(name)=}', f'{x==7}', f'{x!=7}', f'{x>=7=}', f'{(y := 3)=}')
