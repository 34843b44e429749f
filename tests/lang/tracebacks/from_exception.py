try:
    open_it = {}['x']
except KeyError as e:
    raise RuntimeError('wrapped') from e
