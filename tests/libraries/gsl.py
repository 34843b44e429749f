# header: gsl/gsl_math.h
import gsl

print("%.10f %.10f" % (gsl_sf_bessel_J0(5.0), M_PI), gsl_pow_3(2.0), GSL_SIGN(-3.5), GSL_MAX(2, 7))
# expect: -0.1775967713 3.1415926536 8.0 -1 7

# Structs of function pointers and parameters: an integral of a Python function.
workspace = gsl_integration_workspace_alloc(1000)
result, error = new("double"), new("double")
weight = {"alpha": 2.0}
function = gsl_function(function=lambda x, data: x ** data["alpha"], params=weight)
print(gsl_integration_qag(function, 0.0, 3.0, 0.0, 1e-7, 1000, GSL_INTEG_GAUSS15, workspace, result, error), round(result[0], 6))
gsl_integration_workspace_free(workspace)
# expect: 0 9.0

# A root, by a solver whose type is a variable.
solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent)
square = gsl_function(function=lambda x, data: x * x - 5.0)
gsl_root_fsolver_set(solver, square, 0.0, 5.0)
for turn in range(100):
    gsl_root_fsolver_iterate(solver)
    low, high = gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver)
    if gsl_root_test_interval(low, high, 0, 1e-9) == GSL_SUCCESS:
        break
print(gsl_root_fsolver_name(solver), "%.6f" % gsl_root_fsolver_root(solver))
gsl_root_fsolver_free(solver)
# expect: brent 2.236068

# Vectors and matrices; complex numbers by value; views by value.
matrix, vector = gsl_matrix_alloc(2, 2), gsl_vector_alloc(2)
for i, row in enumerate([(2.0, 1.0), (1.0, 3.0)]):
    for j, x in enumerate(row):
        gsl_matrix_set(matrix, i, j, x)
    gsl_vector_set(vector, i, 5.0 * (i + 1))
permutation, sign, solution = gsl_permutation_alloc(2), new("int"), gsl_vector_alloc(2)
gsl_linalg_LU_decomp(matrix, permutation, sign)
gsl_linalg_LU_solve(matrix, permutation, vector, solution)
print([round(gsl_vector_get(solution, i), 9) for i in range(2)], sign[0], vector.size)
z = gsl_complex_mul(gsl_complex_rect(1.0, 2.0), gsl_complex_rect(3.0, -1.0))
print(GSL_REAL(z), GSL_IMAG(z), "%.3f" % gsl_complex_abs(z))
view = gsl_vector_subvector(vector, 1, 1)
print(view.vector.size, gsl_vector_get(view.vector, 0))
# expect: [1.0, 3.0] 1 2
# expect: 5.0 5.0 7.071
# expect: 1 10.0


# Its handler of errors may raise.
def handle(reason, file, line, number):
    raise ValueError(str(reason))


gsl_set_error_handler(handle)
try:
    gsl_sf_log(-1.0)
except ValueError as error:
    print(error)
generator = gsl_rng_alloc(gsl_rng_mt19937)
gsl_rng_set(generator, 7)
print(gsl_rng_name(generator), 0 <= gsl_rng_uniform(generator) < 1, gsl_strerror(GSL_EDOM))
# expect: domain error
# expect: mt19937 True input domain error
