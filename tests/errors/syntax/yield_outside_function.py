class A:
    yield 1  # error: 'yield' outside function
