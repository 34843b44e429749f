s = 'abc'
s.upper(
).missing(
    1,
)
