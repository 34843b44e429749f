x, s, w, p = 3.14159, 'héllo', 10, 3
print(f'{x}', f'{x:.2f}', f'{x:{w}.{p}}', f'{x!r:>{w}}', f'{s!r}', f'{s!a}', f'{s!s:*^{w}}')
print(f'{x:+.1e} {1234567:,} {1234567:_d} {255:#x} {255:#010b} {-5:05d} {5:<4}| {5:^5}|')
print(f'{"nested " + f"{x:.1f}"}', f"{'a' if x else 'b'}", f'{{}} {{{x}}}')
print(f'{x:.{p}f}' f'-{s}' '-plain' f'{1}{2}')
print(f'{True:d} {True} {None!s:>6} {0.5:%} {12345.678:,.2f}')
print(f'{s:.2} {s:>8.3}|', f'{ {"a": 1}["a"] }', f'{[1, 2][0]}', f'{(lambda n: n * 2)(4)}')
print(f'''{
x
}''', F'{x}', rf'\n{x}', fr'{x}\d')
print(f'{x!r}' f'{w:{"0"}{p}}', f'{1:{">"}{5}}')
print(f'{w:=+6d} {w:=6}' if w else 0)
print(f'{10**20:>30,}', f'{-0.0:.1f}', f'{1e10:g}', f'{0.0001:g}', f'{1e-5:g}')
