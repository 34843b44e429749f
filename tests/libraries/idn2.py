# header: idn2.h
import idn2
out = new("char *")
print(idn2_to_ascii_8z("b\u00fccher.example", out, IDN2_NONTRANSITIONAL), out[0])
print(idn2_strerror(IDN2_TOO_BIG_LABEL), idn2_strerror_name(-1))
idn2_free(out[0])
# expect: 0 xn--bcher-kva.example
# expect: domain label longer than 63 characters IDN2_UNKNOWN
