import grp
import pwd
import resource

print(pwd.getpwnam("root"), pwd.getpwuid(0).pw_dir, pwd.getpwuid(0)[0], len(pwd.getpwall()) > 3)
print(grp.getgrnam("root"), grp.getgrgid(0).gr_name, len(grp.getgrall()) > 3)
for f in [lambda: pwd.getpwnam("nope"), lambda: pwd.getpwuid(123456), lambda: grp.getgrnam("nope"), lambda: grp.getgrgid(123456), lambda: pwd.getpwuid("a"), lambda: pwd.getpwnam(5), lambda: pwd.getpwuid(-2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE) == (soft - 1, hard), resource.getrlimit(resource.RLIMIT_CPU))
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_maxrss > 1000, type(u.ru_utime).__name__, len(u), type(u).__name__)
for f in [lambda: resource.getrlimit(99), lambda: resource.setrlimit(7, (5, 4)), lambda: resource.setrlimit(7, 5), lambda: resource.setrlimit(7, (1,)), lambda: resource.getrusage(77), lambda: resource.getpagesize(), lambda: resource.prlimit(0, 7) == (soft - 1, hard)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
