# ftw calls a Python function for every file below a folder; what it raises, and what it returns, arrives here.
import c

root = mkdtemp("/tmp/ftw-XXXXXX")
mkdir(f"{root}/a", 0o755)
for name in ["a/one", "a/two", "three"]:
    close(creat(f"{root}/{name}", 0o644))

seen = []
def visit(path, status, flag):
    kind = "folder" if flag == FTW_D else "file" if flag == FTW_F else "?"
    seen.append((str(path)[len(root) + 1:], kind, status.st_nlink >= 1))
    return 0

print(ftw(root, visit, 4))
for entry in sorted(seen):
    print(entry)

def stop_at_two(path, status, flag):
    return 7 if str(path).endswith("two") else 0

print(ftw(root, stop_at_two, 4))

def clean(path, status, flag, info):
    remove(path)
    return 0

print(nftw(root, clean, 4, FTW_DEPTH | FTW_PHYS), access(root, F_OK))
