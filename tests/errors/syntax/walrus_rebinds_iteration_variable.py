[x := 1 for x in []]  # error: assignment expression cannot rebind comprehension iteration variable 'x'
