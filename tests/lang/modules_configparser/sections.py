import configparser
import io

text = """[DEFAULT]
base = /home
level: 3
[paths]
data = %(base)s/data
long = first
   second

   third
; a comment
Name=Value # not a comment
empty =
[flags]
on = yes
off = False
number = 42
ratio = 1.5
percent = 100%%
"""
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), c.options("paths"), dict(c["paths"]), c.get("paths", "data"), c["paths"]["name"], "paths" in c, c.has_option("flags", "level"))
print(c.getboolean("flags", "on"), c["flags"].getboolean("off"), c.getint("flags", "number"), c.getfloat("flags", "ratio"), c.get("flags", "percent"), c.get("x", "y", fallback="z"))
c["new"] = {"a": "1", "b": "two"}
c.set("new", "c", "3")
c.add_section("last")
out = io.StringIO()
c.write(out)
print(out.getvalue())
print(c.items("new"), list(c), c.remove_option("new", "a"), c.remove_section("last"), c["flags"], c.defaults(), c["paths"].get("none"), c["new"].getint("c"))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, inline_comment_prefixes=("#",))
e.read_string("[a]\nx = 1 # c\nflag\n[b]\ny = ${a:x}0\nz = ${y}\n")
print(e["b"]["z"], e["a"]["flag"], configparser.RawConfigParser().read("/no/such"))
for action in (lambda: c.get("none", "x"), lambda: c.get("paths", "none"), lambda: c["none"], lambda: c.read_string("x = 1"), lambda: c.read_string("[a]\nx=1\nx=2"),
               lambda: c.read_string("[a]\n[a]"), lambda: c.getint("new", "b"), lambda: c.getboolean("new", "b"), lambda: c.add_section("new"), lambda: c.set("new", "x", 3),
               lambda: c.read_string("[q]\nbad line\n"), lambda: c.set("new", "x", "%x")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace("\n", "|"))
