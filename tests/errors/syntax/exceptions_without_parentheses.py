try:
    x = 1
except ValueError, TypeError:  # error: multiple exception types must be parenthesized
    pass
