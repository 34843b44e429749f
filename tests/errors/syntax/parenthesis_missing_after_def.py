def f:  # error: expected '('
    pass
