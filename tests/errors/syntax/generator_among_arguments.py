print(x for x in [], 1)  # error: Generator expression must be parenthesized
