x = 1
y = 'abc  # error: unterminated string literal (detected at line 2)
z = 3
