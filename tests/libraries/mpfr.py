# header: mpfr.h
import mpfr
x = new("mpfr_t")
mpfr_init2(x, 200)
mpfr_const_pi(x, MPFR_RNDN)
text = bytearray(80)
n = mpfr_snprintf(text, len(text), "%.40Rf", x)
print(bytes(text[:n]).decode())
print(mpfr_get_d(x, MPFR_RNDN), mpfr_get_prec(x), mpfr_get_version() > "4")
mpfr_clear(x)
# expect: 3.1415926535897932384626433832795028841972
# expect: 3.141592653589793 200 True
