import statistics as s
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
floats = [1.5, 2.5, 2.75, 3.25, 4.75, 0.1]
for values in (data, floats, [Fraction(1, 2), Fraction(3, 4)], [1, 2.5]):
    print(s.mean(values), s.median(values), s.median_low(values), s.median_high(values), s.variance(values), s.pvariance(values), s.stdev(values), s.pstdev(values))
print(s.fmean(data), s.fmean(data, [1] * 8), s.geometric_mean([1, 2, 4]), s.harmonic_mean([40, 60]), s.mode(data), s.multimode([1, 1, 2, 2]), s.mode("aab"), s.median_grouped([1, 2, 2, 3]))
print(s.quantiles(data), s.quantiles(data, n=10), s.quantiles(floats, method="inclusive"), s.mean([0.1] * 10), s.mean([1e20, 1, -1e20]))
print(s.covariance([1, 2, 3], [2, 4, 7]), s.correlation([1, 2, 3], [2, 4, 7]), s.linear_regression([1, 2, 3], [2, 4, 7]))
for action in (lambda: s.mean([]), lambda: s.median([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.variance([]), lambda: s.quantiles([1])):
    try:
        print(action())
    except s.StatisticsError as error:
        print(error)
