# Walks a directory with opendir, readdir and lstat. The tree is made first, so that the output is always the same.
import c

root = mkdtemp("/tmp/walk-XXXXXX")
mkdir(f"{root}/src", 0o755)
mkdir(f"{root}/src/deep", 0o755)
for name, text in [("README", "Read me\n"), ("src/main.c", "int main(void) {}\n"), ("src/deep/x", "")]:
    file = fopen(f"{root}/{name}", "w")
    fputs(text, file)
    fclose(file)

def entries(folder):
    names = []
    d = opendir(folder)
    while e := readdir(d):
        name = str(e.d_name)
        if name not in (".", ".."):
            names.append(name)
    closedir(d)
    return sorted(names)

def walk(folder, depth):
    for name in entries(folder):
        path = f"{folder}/{name}"
        s = c.struct.stat()
        lstat(path, s)
        is_folder = s.st_mode & S_IFMT == S_IFDIR
        print("    " * depth + name + ("/" if is_folder else f"  {s.st_size} bytes"))
        if is_folder:
            walk(path, depth + 1)
        remove(path)

walk(root, 0)
rmdir(root)
print("gone:", access(root, F_OK) == -1 and errno == ENOENT)
