import fnmatch
import glob
import os
import shutil
import tempfile

base = tempfile.mkdtemp(prefix="dpy-")
os.makedirs(f"{base}/one/two")
for name in ("one/a.txt", "one/b.py", "one/two/c.txt", ".hidden"):
    with open(f"{base}/{name}", "w") as f:
        f.write(name)
print(shutil.copy(f"{base}/one/a.txt", f"{base}/copy.txt") == f"{base}/copy.txt", open(f"{base}/copy.txt").read())
print(os.path.basename(shutil.copy2(f"{base}/one/b.py", base)), shutil.copytree(f"{base}/one", f"{base}/tree") == f"{base}/tree")
shutil.copytree(f"{base}/one", f"{base}/few", ignore=shutil.ignore_patterns("*.txt"))
print(sorted(os.listdir(f"{base}/few")), sorted(os.listdir(f"{base}/tree")))
for pattern in ("*", "*.txt", "*/*.txt", "**/*.txt", "**", "[!.]*", ".*", "one/", "none*", "o?e"):
    print(pattern, sorted(glob.glob(pattern, root_dir=base, recursive=True)))
print(sorted(glob.glob(f"{base}/*.py")) == [f"{base}/b.py"], glob.escape("a*[b]?"), glob.has_magic("x?"))
print(os.path.basename(shutil.move(f"{base}/copy.txt", f"{base}/moved.txt")), os.path.exists(f"{base}/copy.txt"))
shutil.rmtree(f"{base}/tree")
print(os.path.exists(f"{base}/tree"), shutil.rmtree(f"{base}/nowhere", ignore_errors=True), shutil.which("sh") is not None, shutil.which("no-such-x"))
for action in (lambda: shutil.rmtree(f"{base}/nowhere"), lambda: shutil.copyfile(f"{base}/b.py", f"{base}/b.py"), lambda: shutil.copy("/no/x", base)):
    try:
        action()
    except OSError as error:
        print(type(error).__name__)
shutil.rmtree(base)
names = ["a.txt", "b.py", "A.TXT", "[x].c", "a-b"]
for pattern in ("*.txt", "?.py", "[ab]*", "[!a]*", "[[]x].c", "*-*", "[", "a[", "*", ""):
    print(pattern, fnmatch.filter(names, pattern), fnmatch.fnmatch("a.txt", pattern))
print([fnmatch.translate(pattern) for pattern in ("*.txt", "a?b", "x.y")])
