# header: gmp.h
import c
import gmp
a, b = new("mpz_t"), new("mpz_t")
mpz_init_set_str(a, "123456789012345678901234567890", 10)
mpz_init(b)
mpz_pow_ui(b, a, 3)
mpz_add_ui(b, b, 1)
text = mpz_get_str(None, 10, b)
print(str(text) == str(123456789012345678901234567890 ** 3 + 1))
free(text)
print(mpz_probab_prime_p(a, 20), mpz_sgn(a), mpz_sizeinbase(a, 2))
mpz_clear(a)
mpz_clear(b)
# expect: True
# expect: 0 1 97
