import enums

print(RED, GREEN, BLUE, enums.LARGE)
# expect: 0 5 -1 1000
print(colour_name(GREEN), next_colour(RED) == GREEN, next_colour(GREEN), larger(SMALL))
# expect: green True BLUE LARGE
t = thing(BLUE, LARGE)
print(t, t.colour == BLUE)
# expect: { .colour = BLUE, .size = LARGE } True
t.colour = 3
print(t.colour, t)
# expect: 3 { .colour = 3, .size = LARGE }
print(sizeof("enum colour"), sizeof("size"))
# expect: 4 4
