x = 1
y = 2 if x  # error: expected 'else' after 'if' expression
