# header: fftw3.h
import fftw3
import cmath

N = 8
source, result = fftw_alloc_complex(N), fftw_alloc_complex(N)
plan = fftw_plan_dft_1d(N, source, result, FFTW_FORWARD, FFTW_ESTIMATE)
for i in range(N):
    source[i][0], source[i][1] = i, 0.5
fftw_execute(plan)
print(["%.3f%+.3fj" % (result[i][0], result[i][1]) for i in range(3)])
wanted = [sum((k + 0.5j) * cmath.exp(-2j * cmath.pi * k * n / N) for k in range(N)) for n in range(N)]
print(all(abs(complex(result[i][0], result[i][1]) - wanted[i]) < 1e-9 for i in range(N)))
fftw_destroy_plan(plan)
# expect: ['28.000+4.000j', '-4.000+9.657j', '-4.000+4.000j']
# expect: True

# Real numbers of a Python list, in place of double *.
values, spectrum = new("double[8]", [1, 0, -1, 0, 1, 0, -1, 0]), new("fftw_complex[5]")
plan = fftw_plan_dft_r2c_1d(8, values, spectrum, FFTW_ESTIMATE)
fftw_execute(plan)
print([round(pair[0], 3) for pair in spectrum])
print(fftw_sprint_plan(plan)[:4], fftw_flops is not None)
fftw_destroy_plan(plan)
fftw_free(source)
fftw_free(result)
# expect: [0.0, 0.0, 4.0, 0.0, 0.0]
# expect: (rdf True
