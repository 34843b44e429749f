from pathlib import Path, PurePath, PurePosixPath

p = PurePath("/usr/lib/python3.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.root, p.anchor, p.drive)
print(p / "x", "a" / PurePath("b"), PurePath("a", "b/c", "../d"), PurePath("a//b/./c/"), PurePath(""), PurePath("a", "/b"), PurePath("//x/y"))
print(p.relative_to("/usr"), p.is_relative_to("/usr"), p.is_relative_to("/var"), p.is_absolute(), PurePath("a").is_absolute())
print(p.with_name("z.c"), p.with_suffix(".bz2"), p.with_suffix(""), p.with_stem("q"), PurePath("a.b").with_suffix(".c"))
print(p.match("*.gz"), p.match("lib/*.gz"), p.match("/usr/*"), p.match("*.py"), PurePath("a/b.py").match("a/*.py"))
print(PurePath("a") == PurePath("a/"), PurePath("a") < PurePath("b"), hash(PurePath("a")) == hash(PurePath("./a")), {PurePath("x"): 1})
print(PurePath(".bashrc").suffix, PurePath("a.").suffix, PurePath("..").name, PurePath("/").name, PurePath("/").parent, PurePath(".").parts)
print(p.parents[0], p.parents[-1], len(p.parents), p.joinpath("a", "b"), p.as_posix(), bytes(p), isinstance(Path("x"), PurePosixPath))
print(sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]), f"{p}", type(Path("x")).__name__)
for action in (lambda: p.relative_to("/var"), lambda: p.with_name(""), lambda: p.with_suffix("x"), lambda: PurePath("/").with_name("x"),
               lambda: PurePath(3), lambda: PurePath("a").match("")):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
