"""statistics: sums are exact fractions, so no rounding adds up."""

import math
from collections import Counter
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def points(data, what):
    values = list(data)
    if not values:
        raise StatisticsError(f"{what} requires at least one data point" if what != "no"
                              else "no median for empty data")
    return values


def total(values):
    """The exact sum; infinities and NaN make it a float."""
    if any([isinstance(value, float) and value - value != 0 for value in values]):
        return sum(values)
    return sum([Fraction(value) for value in values], Fraction(0))


def like(value, values):
    """An exact result as the kind of number that the data is."""
    if isinstance(value, float):
        return value
    if any([isinstance(item, Fraction) for item in values]) and not any([isinstance(item, float) for item in values]):
        return value
    if all([isinstance(item, int) for item in values]):
        return int(value) if value.denominator == 1 else float(value)
    return float(value)


def mean(data):
    values = points(data, "mean")
    return like(total(values) / len(values), values)


def fmean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError("data and weights must be the same length")
    whole = math.fsum(weights)
    if not whole:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([value * weight for value, weight in zip(values, weights)]) / whole


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(value) for value in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any([value < 0 for value in values]):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(values) == 1 and weights is None:
        return values[0]
    weights = [1] * len(values) if weights is None else list(weights)
    if 0 in values:
        return 0
    parts = [weight / value for value, weight in zip(values, weights)]
    return like(total(weights) / total(parts), parts)


def median(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def median_low(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    return values[len(values) // 2]


def median_grouped(data, interval=1.0):
    values = sorted(data)
    if not values:
        raise StatisticsError("no median for empty data")
    middle = values[len(values) // 2]
    below, count = sum([value < middle for value in values]), values.count(middle)
    return float(middle) - float(interval) / 2 + float(interval) * (len(values) / 2 - below) / count


def mode(data):
    found = Counter(iter(data)).most_common(1)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0][0]


def multimode(data):
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def squares(values, centre):
    """The exact sum of squared distances from the centre, or from the mean."""
    exact = [Fraction(value) for value in values]
    middle = sum(exact, Fraction(0)) / len(exact) if centre is None else Fraction(centre)
    return sum([(value - middle) ** 2 for value in exact], Fraction(0))


def variance(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        raise StatisticsError("variance requires at least two data points")
    return like(squares(values, xbar) / (len(values) - 1), values)


def pvariance(data, mu=None):
    values = list(data)
    if not values:
        raise StatisticsError("pvariance requires at least one data point")
    return like(squares(values, mu) / len(values), values)


def root(value):
    """The square root of a fraction as the nearest float."""
    top, bottom = value.numerator, value.denominator
    shift = max(0, 128 - (top.bit_length() - bottom.bit_length()))
    shift += shift % 2
    scaled = math.isqrt((top << shift) // bottom)
    return math.ldexp(float(Fraction(scaled)), -shift // 2) if scaled.bit_length() < 1000 else math.sqrt(value)


def stdev(data, xbar=None):
    values = list(data)
    if len(values) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return root(squares(values, xbar) / (len(values) - 1))


def pstdev(data, mu=None):
    values = list(data)
    if not values:
        raise StatisticsError("pstdev requires at least one data point")
    return root(squares(values, mu) / len(values))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    if len(values) < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("exclusive", "inclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    result = []
    for i in range(1, n):
        if method == "inclusive":
            place, rest = divmod(i * (len(values) - 1), n)
            place += 1
        else:
            place = min(max(i * (len(values) + 1) // n, 1), len(values) - 1)
            rest = i * (len(values) + 1) - place * n
        result.append((values[place - 1] * (n - rest) + values[place] * rest) / n)
    return result


def paired(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [value - mean_x for value in x], [value - mean_y for value in y], mean_x, mean_y


def covariance(x, y, /):
    dx, dy, _, _ = paired(x, y, "covariance")
    return math.fsum([a * b for a, b in zip(dx, dy)]) / (len(dx) - 1)


def correlation(x, y, /):
    dx, dy, _, _ = paired(x, y, "correlation")
    sxy, sxx, syy = [math.fsum([a * b for a, b in zip(p, q)]) for p, q in ((dx, dy), (dx, dx), (dy, dy))]
    if not sxx * syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / math.sqrt(sxx * syy)


class LinearRegression(tuple):
    slope, intercept = property(lambda self: self[0]), property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    if proportional:
        slope = math.fsum([a * b for a, b in zip(x, y)]) / math.fsum([a * a for a in x])
        return LinearRegression((slope, 0.0))
    dx, dy, mean_x, mean_y = paired(x, y, "linear regression")
    sxx = math.fsum([a * a for a in dx])
    if not sxx:
        raise StatisticsError("x is constant")
    slope = math.fsum([a * b for a, b in zip(dx, dy)]) / sxx
    return LinearRegression((slope, mean_y - slope * mean_x))
