x = 0
s = (f'{x} and '
     f'{1 / x} more')
