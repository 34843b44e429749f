d = {'k': [1]}
for v in d['k']:
    d['k'][0](v)
