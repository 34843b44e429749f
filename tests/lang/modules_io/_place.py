import os

path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"dpy-io-{os.getpid()}")


def written(data):
    with open(path, "wb") as f:
        f.write(data)
    return path
