# Lists of small ints, slices, while loops.
def fannkuch(n):
    first, counts, most, checksum, sign = list(range(n)), [0] * n, 0, 0, 1
    while True:
        if first[0]:
            items, flips = first[:], 0
            k = items[0]
            while k:
                items[:k + 1] = items[k::-1]
                flips += 1
                k = items[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        if sign == 1:
            first[0], first[1] = first[1], first[0]
            sign = -1
            continue
        first[1], first[2] = first[2], first[1]
        sign = 1
        i = 2
        while counts[i] == i:
            counts[i] = 0
            if i == n - 1:
                return checksum, most
            i += 1
            first.insert(i, first.pop(0))
        counts[i] += 1


print(fannkuch(9))
