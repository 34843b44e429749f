// A library that keeps a function of its caller's and calls it later.
static int (*handler)(int event);

void on_event(int (*function)(int event))
{
    handler = function;
}

int fire(int event)
{
    return handler(event);
}
