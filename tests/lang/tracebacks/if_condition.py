x = {}
if x is not None and x['k'] == 5 or True:
    pass
