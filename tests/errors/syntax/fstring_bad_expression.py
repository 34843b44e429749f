x = f'{x +}'  # error: f-string: invalid syntax
