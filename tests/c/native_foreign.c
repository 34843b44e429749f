// The Python side of native_foreign.cc.
#include "native_test.h"

void raise_value_error(void);
bool pending_is(const char *expected);

void raise_value_error(void)
{
    dpy_raise_error(&dpy_ValueError, "from Python");
}

bool pending_is(const char *expected)
{
    EXPECT(expected, dpy_failure());
    return !failures;
}
