for x in []:
    def f():
        break  # error: 'break' outside loop
