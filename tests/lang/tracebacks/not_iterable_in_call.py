print(sum(5), len(5))
