x = 1
if x = 2:  # error: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    pass
