def f():
    import nowhere_at_all
f()
