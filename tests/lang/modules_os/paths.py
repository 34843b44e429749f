import os
import os.path
from os.path import join as joined

p = os.path
for text in ("/a/b/c.tar.gz", "a", "", "/", "//", "a/", "a//b", ".bashrc", "a/..x", "x.", "/a.b/c", "..", "/../a/./b/../c", "a/../../b", "//x/y", "///x"):
    print(repr(text), p.split(text), p.splitext(text), p.basename(text), p.dirname(text), p.isabs(text), p.normpath(text))
print(joined("a", "b"), p.join("a/", "b", "/c", "d"), p.join("", "x"), p.join("a", ""), p.commonprefix(["abc", "abd"]), p.commonpath(["/a/b/c", "/a/b/d"]))
print(p.relpath("/a/b", "/a/c/d"), p.relpath("/a", "/a"), p.abspath("/x/../y"), p.abspath("q") == os.getcwd() + "/q", p.expanduser("a~"), os.sep)
print(p.exists("/"), p.isdir("/etc"), p.isfile("/etc/passwd"), p.exists("/nope"), p.islink("/nope"), p.getsize("/etc/passwd") > 0, p.realpath("/usr/../etc"))
for bad in (lambda: p.join("a", 1), lambda: p.split(3), lambda: p.getsize("/nope"), lambda: os.listdir("/nope"), lambda: os.chdir("/etc/passwd")):
    try:
        bad()
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
