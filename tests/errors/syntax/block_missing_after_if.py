if True:
print(1)  # error: IndentationError: expected an indented block after 'if' statement on line 1
