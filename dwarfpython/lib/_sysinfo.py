"""What sys tells besides what every program needs: imported when a program first asks for it."""

import c
import sys
from _structseq import make

float_info = make("sys.float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds")(
    (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1))
int_info = make("sys.int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold")((30, 4, 4300, 640))
hash_info = make("sys.hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff")(
    (64, 2 ** 61 - 1, 314159, 0, 1000003, "siphash13", 64, 128, 0))
thread_info = make("sys.thread_info", "name lock version")(("pthread", "mutex",
                                                            "NPTL " + str(c.gnu_get_libc_version())))
flags = make("sys.flags", "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose bytes_warning "
             "quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits")(
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 1, 0, False, 4300))
api_version, hexversion, copyright = 1013, 0x030b00f0, "DwarfPython"
prefix = exec_prefix = base_prefix = base_exec_prefix = str(c.getenv("VIRTUAL_ENV") if c.getenv("VIRTUAL_ENV") != None
                                                            else "/usr")
platlibdir, abiflags, float_repr_style, pycache_prefix, dont_write_bytecode = "lib", "", "short", None, True
orig_argv, warnoptions, _xoptions, tracebacklimit = sys.argv, [], {}, 1000
builtin_module_names = ("gc", "sys")
stdlib_module_names = frozenset()
meta_path, path_hooks, path_importer_cache = [], [], {}


class SimpleNamespace:
    """Attributes, and a repr that shows them."""

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"namespace({', '.join([f'{name}={value!r}' for name, value in vars(self).items()])})"


implementation = SimpleNamespace(name="dwarfpython", cache_tag=None, version=sys.version_info, hexversion=hexversion,
                                 _multiarch="x86_64-linux-gnu")

interned = {}
limits = [1000]


def intern(string, /):
    if type(string) is not str:
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    return interned.setdefault(string, string)


def setrecursionlimit(limit, /):
    """Recursion ends where the stack does, so the number is only kept."""
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    limits[0] = limit


def getrecursionlimit(): return limits[0]


def getsizeof(object, default=0, /):
    """Bytes that the object takes: of numbers the value itself."""
    if isinstance(object, (str, bytes)):
        return 25 + len(object if isinstance(object, bytes) else object.encode("utf-8", "surrogatepass"))
    if isinstance(object, (int, float)) or object is None:
        return 16 if -2 ** 63 <= object < 2 ** 63 else 24 + object.bit_length() // 8 if isinstance(object, int) else 16
    if isinstance(object, (list, tuple)):
        return 32 + 16 * len(object)
    if isinstance(object, (dict, set, frozenset)):
        return 64 + 48 * len(object)
    return 32 + 16 * len(getattr(object, "__dict__", ()))


def getrefcount(object, /): return 1
def getdefaultencoding(): return "utf-8"
def getfilesystemencoding(): return "utf-8"
def getfilesystemencodeerrors(): return "surrogateescape"
def getallocatedblocks(): return 0
def is_finalizing(): return False
def _is_gil_enabled(): return True


def displayhook(value, /):
    if value is not None:
        print(repr(value))


audit_hooks = []


__displayhook__ = displayhook


def audit(event, /, *args):
    for hook in audit_hooks:
        hook(event, args)


def addaudithook(hook, /):
    audit_hooks.append(hook)


def exception():
    return sys.exc_info()[1]


def attribute(name):
    return NotImplemented if name in PRIVATE else getattr(sys.modules["_sysinfo"], name, NotImplemented)


PRIVATE = {"c", "sys", "make", "attribute", "PRIVATE", "interned", "limits", "audit_hooks", "SimpleNamespace"}


def gettrace(): return None
def getprofile(): return None


def settrace(function, /):
    if function is not None:
        raise NotImplementedError("sys.settrace is not supported: what runs is native code, for native debuggers")


def setprofile(function, /):
    if function is not None:
        raise NotImplementedError("sys.setprofile is not supported: what runs is native code, for native profilers")
