big = 2**53
print(big + 1 == float(big), big + 1 > float(big), float(big) < big + 1, 10**400 > 1e308, -10**400 < -1e308, 1e308 < 10**309)
inf = 1e400
nan = inf - inf
print(10**500 < inf, -10**500 > -inf, nan == nan, nan != nan, nan < 1, 1 < nan, inf == inf, nan is nan)
print(2**63 == 2.0**63, 2**63 - 1 == 2.0**63, 2**63 - 1 < 2.0**63, 0.5 < 1 < 1.5, 3 == 3.0000000000000001)
print([nan] == [nan], nan in [nan], (nan,) == (nan,))
print(hash(1) == hash(1.0) == hash(True), hash(2**61) == hash(2.0**61), {1: 'a', 1.0: 'b', True: 'c'})
