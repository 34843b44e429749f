"""What modules over the calls of libc share: the exceptions of calls that fail, and what may stand for a path or a descriptor."""

import c


def failure(number, *filenames): return OSError(number, str(c.strerror(number)), *filenames)


def failed(*filenames):
    """The OSError of the last call."""
    raise failure(errno, *filenames)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        text = type(path).__fspath__(path)
        if isinstance(text, (str, bytes)):
            return text
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}")
    try:
        return "".join((path,))                  # a char * of C, as the names of readdir
    except TypeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}") from None


def descriptor(file):
    """The number of an object with one."""
    if isinstance(file, int):
        fd = int(file)
    elif hasattr(file, "fileno"):
        fd = file.fileno()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    else:
        raise TypeError("argument must be an int, or have a fileno() method.")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd
