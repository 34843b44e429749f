for f() in []:  # error: cannot assign to function call
    pass
