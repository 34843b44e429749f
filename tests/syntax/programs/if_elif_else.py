if a: pass
elif b:
    pass
elif c: x; y;
else:
	pass
