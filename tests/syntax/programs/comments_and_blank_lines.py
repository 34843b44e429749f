def f(
    a,
    b=1,
):

    # comment

    x = (1 +
  2)

    return x  # comment
# end
