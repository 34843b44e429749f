print(f"{1/0} and {x}")
