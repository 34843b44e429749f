import c

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

def first(p: "struct timespec *") -> "long":
    return p.tv_sec

print(Point(1, 2).y)
# shows: pahole: types
# run: {dwarfpython} {program}
# check: ^2$
# run: pahole -C Point {image}
# check: struct Point {
# check: struct val +x; +/\* +0 +16 \*/
# check: struct val +y; +/\* +16 +16 \*/
# check: /\* size: 32, cachelines: 1, members: 2 \*/
# run: pahole -C timespec {image}
# check: tv_nsec; +/\* +8 +8 \*/
