dict(a=1,
     b=2,
     a=3)  # error: keyword argument repeated: a
