x = 1
def f():
x = 2  # error: IndentationError: expected an indented block after function definition on line 2
