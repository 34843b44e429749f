// C++ between Python functions: its exceptions arrive as RuntimeError, ours run its destructors.
extern "C" {
void dpy_throw(void);
bool dpy_protect(void (*body)(void *), void *argument);
void raise_value_error(void);
bool pending_is(const char *expected);
int run(void);
}

static int destroyed;

struct guard {
    ~guard() { destroyed++; }
};

static void throw_int(void *) { throw 42; }

static void throw_python(void *)
{
    guard inside;
    raise_value_error();
    dpy_throw();
}

static void swallow(void *)
{
    try {
        dpy_protect(throw_int, nullptr);      // caught there, not here
    } catch (...) {
        destroyed = 100;
    }
}

int run(void)
{
    if (!dpy_protect(throw_int, nullptr) || !pending_is("RuntimeError: foreign exception (GNUCC++.) out of a native function"))
        return 1;
    if (!dpy_protect(throw_python, nullptr) || !pending_is("ValueError: from Python") || destroyed != 1)
        return 2;
    return dpy_protect(swallow, nullptr) || destroyed != 1 ? 3 : 0;
}
