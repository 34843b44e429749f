if (n := [].pop()) > 1:
    pass
