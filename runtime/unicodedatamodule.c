// The module _unicodedata: `data`, the bytes that unicode_data.py made when the runtime was built. They are read from the file of the library
// when a program first asks for them; dwarfpython/lib/unicodedata.py knows what they mean.
#include "module.h"
#include "runtime.h"
#include "str.h"

__asm__(".pushsection .rodata\n"
        "dpy_unicode_data: .incbin \"" DPY_UNICODE_DATA "\"\n"
        "dpy_unicode_data_end:\n"
        ".popsection\n");
extern const char dpy_unicode_data[] __attribute__((visibility("hidden"))), dpy_unicode_data_end[] __attribute__((visibility("hidden")));

extern struct dpy_module dpy_module__unicodedata;

static struct val fill(void)
{
    struct val data = dpy_bytes_new(dpy_unicode_data, (size_t)(dpy_unicode_data_end - dpy_unicode_data));
    return dpy_failed(data) || dpy_module_set(&dpy_module__unicodedata, "data", data) < 0 ? dpy_failure() : dpy_none();
}

struct dpy_module dpy_module__unicodedata = { .abi = DPY_ABI, .name = "_unicodedata", .body = fill };
