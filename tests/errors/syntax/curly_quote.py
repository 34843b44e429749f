x = “abc”  # error: invalid character '“' (U+201C)
