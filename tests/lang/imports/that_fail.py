try:
    import _broken
except ZeroDivisionError as e:
    print('first', e)
try:
    import _broken
except ZeroDivisionError as e:
    print('again', e)
