x = 1
x + 1 += 2  # error: 'expression' is an illegal expression for augmented assignment
