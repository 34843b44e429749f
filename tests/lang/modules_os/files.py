import os

base = f"/tmp/dwarfpython-test-os-{os.getpid()}"
os.makedirs(base + "/a/b")
os.makedirs(base + "/a/b", exist_ok=True)
os.mkdir(base + "/c")
print(sorted(os.listdir(base)), os.path.isdir(base + "/a/b"))
for root, folders, files in sorted(os.walk(base)):
    print(root[len(base):], sorted(folders), files)
os.rename(base + "/c", base + "/d")
os.symlink("d", base + "/link")
print(os.readlink(base + "/link"), os.path.islink(base + "/link"), sorted(os.listdir(base)), os.access(base, os.R_OK))
for bad in (lambda: os.mkdir(base), lambda: os.rmdir(base + "/a"), lambda: os.remove(base + "/none"), lambda: os.makedirs(base + "/a")):
    try:
        bad()
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)
os.remove(base + "/link")
print(os.stat(base + "/d").st_mode & 0o40000 != 0, os.stat("/etc/passwd").st_size == os.path.getsize("/etc/passwd"))
for folder in ("/a/b", "/a", "/d", ""):
    os.rmdir(base + folder)
print(os.path.exists(base))
os.environ["DPY_TEST"] = "value"
print(os.environ["DPY_TEST"], os.getenv("DPY_TEST"), os.getenv("DPY_NONE", "default"), "DPY_TEST" in os.environ, os.environ.get("PATH") == os.getenv("PATH"))
del os.environ["DPY_TEST"]
print("DPY_TEST" in os.environ, os.getpid() > 0, os.name, os.linesep == "\n", len(os.urandom(5)), os.strerror(2))
try:
    os.environ["DPY_NONE"]
except KeyError as error:
    print("KeyError", error)
