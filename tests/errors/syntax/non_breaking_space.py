x = 1  # error: invalid non-printable character U+00A0
