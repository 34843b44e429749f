import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as name:
    base = Path(name)
    (base / "a" / "b").mkdir(parents=True)
    print((base / "a" / "x.txt").write_text("héllo\n"), (base / "a" / "x.txt").read_text(), (base / "a" / "x.txt").read_bytes())
    print((base / "a" / "b" / "y.py").write_bytes(b"1"), (base / "z.py").touch(), (base / "z.py").exists())
    print(sorted([p.relative_to(base).as_posix() for p in base.iterdir()]))
    for pattern in ("*", "*.py", "**/*.py", "a/*", "**", "*/x.txt", "a/b/y.py", "[az]*"):
        print(pattern, sorted([str(p.relative_to(base)) for p in base.glob(pattern)]))
    print(sorted([str(p.relative_to(base)) for p in base.rglob("*.py")]))
    with (base / "z.py").open("a") as f:
        f.write("more")
    print((base / "z.py").stat().st_size, (base / "a").is_dir(), (base / "a").is_file(), (base / "none").exists())
    (base / "link").symlink_to(base / "a")
    print((base / "link").is_symlink(), (base / "link").readlink() == base / "a", (base / "link").resolve() == (base / "a").resolve())
    print((base / "z.py").rename(base / "w.py").name, (base / "z.py").exists(), (base / "link").unlink())
    for action in (lambda: (base / "a").mkdir(), lambda: (base / "q" / "r").mkdir(), lambda: (base / "gone").read_text(), lambda: base.rmdir(),
                   lambda: (base / "gone").unlink()):
        try:
            action()
        except OSError as error:
            print(type(error).__name__, error.errno)
    (base / "gone").unlink(missing_ok=True)
    (base / "a").mkdir(exist_ok=True)
    print(Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x", Path("~").expanduser() == Path.home())
print(base.exists())
