x = 1
y = '''abc  # error: unterminated triple-quoted string literal (detected at line 4)
z = 3

