"""Makes and drops objects beside so many that stay; says how long steps of a thousand allocations take, by the processor time it takes."""
import sys
from time import process_time

STEPS, STEP = 2000, 1000


class Node:
    __slots__ = ("next", "value")

    def __init__(self, next, value):
        self.next, self.value = next, value


def chain(n):
    node = None
    for i in range(n):
        node = Node(node, [i])
    return node


def step():
    for i in range(STEP // 2):
        Node(None, [i])


def main(live):
    kept = [chain(1000) for _ in range(live // 2000)]
    times = []
    for _ in range(STEPS):
        before = process_time()
        step()
        times.append(process_time() - before)
    total = sum(times)
    times.sort()
    print(len(kept), STEPS * STEP / total, times[STEPS // 2], times[STEPS * 99 // 100], times[-1])


main(int(sys.argv[1]))
