exit(None)
