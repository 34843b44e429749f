print(f'{3!r:d}')
