struct cell { long key, values[3]; };

int look(void *what) { return what != 0; }

int with_local(long key)
{
    struct cell here = { key, { 2, 3, 4 } };
    return look(&here.values[1]);
}
