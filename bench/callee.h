// What bench/callee.c offers to the loops in C. The programs in Python need no such thing.
#pragma once

int next_int(int x);
double blend(double x, double y);
int compare(const void *a, const void *b);
long take_calls(void);
