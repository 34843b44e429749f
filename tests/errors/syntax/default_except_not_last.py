try:
    x = 1
except:  # error: default 'except:' must be last
    pass
except ValueError:
    pass
