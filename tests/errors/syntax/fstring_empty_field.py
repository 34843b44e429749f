x = f'a{}'  # error: f-string: empty expression not allowed
