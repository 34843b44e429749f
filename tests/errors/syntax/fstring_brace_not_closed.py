x = f'a{x'  # error: f-string: expecting '}'
