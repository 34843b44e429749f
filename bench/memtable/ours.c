#include <stdbool.h>

bool index_is_shared; /* memtable needs no lock */
