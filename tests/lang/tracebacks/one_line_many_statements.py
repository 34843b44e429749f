x = 1; y = 0; z = 'é' + str(x / y) + 'a'
