a = 5
a.b.c = 3
