try:
    1/0
except* TypeError:
    pass
