a = None
print(a or [] or a.x)
