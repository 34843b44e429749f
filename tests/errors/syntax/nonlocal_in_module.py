nonlocal x  # error: nonlocal declaration not allowed at module level
