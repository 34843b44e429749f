if True:
	x = 1
        y = 2  # error: TabError: inconsistent use of tabs and spaces in indentation
