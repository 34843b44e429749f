"""Threads that make and drop containers, each its own and all a shared one."""

import sys
import threading

rounds = int(sys.argv[1])
shared, failures = {}, []


class Node:
    def __init__(self, name, following):
        self.name, self.following = name, following


def churn(number):
    own, chain = {}, None
    for i in range(rounds):
        own[f"key {i % 7}"] = [number, i, [str(i)] * 3]
        shared[number, i % 5] = (number, [i])
        chain = Node(f"{number}:{i}", chain if i % 10 else None)
        if own[f"key {i % 7}"] != [number, i, [str(i), f"{i}", repr(i)]] or shared[number, i % 5] != (number, [i]):
            failures.append((number, i))
        if chain.name != f"{number}:{i}" or i % 10 and chain.following.name != f"{number}:{i - 1}":
            failures.append((number, i, chain.name))


threads = [threading.Thread(target=churn, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failures, len(shared), sorted(shared)[:3])
