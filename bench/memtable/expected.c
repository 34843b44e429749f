/* The rivals have no use for the size that is expected. */
#include "memtable.h"

bool memtable_delete_expected(const void *start, size_t expected, struct memtable_chunk *ret)
{
    (void)expected;
    return memtable_delete(start, ret);
}
