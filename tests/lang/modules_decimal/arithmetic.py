from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / 3, Decimal("1e3"), Decimal(0.5), Decimal("-0"), Decimal("NaN"))
print(Decimal("2.675").quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal(2).sqrt(), Decimal("1.10") == Decimal("1.1"))
print(repr(Decimal("3.140")), f"{Decimal('1234567.891'):,.2f}", int(Decimal("7.9")), hash(Decimal(3)) == hash(3), round(Decimal("2.5")))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, Decimal(2) ** 40)
print(getcontext().prec, sum([Decimal("1.1")] * 3), max(Decimal(1), Decimal("1.5")), Decimal("12.5") // 5, Decimal("-7") % 3)
for wrong in lambda: Decimal(1) / 0, lambda: Decimal("x"), lambda: Decimal(0) / 0:
    try:
        print(wrong())
    except (DivisionByZero, InvalidOperation) as error:
        print(type(error).__name__)
print(sorted([Decimal("2"), 1, Decimal("0.5")]), Decimal("1.5").as_tuple(), Decimal("0.25").as_integer_ratio(), Decimal(5).exp().ln())
