"""subprocess: other programs, started with fork and exec, with pipes to them.

In the child nothing but C runs between fork and exec. That exec failed comes back through a pipe, which a success closes.
"""

import c
import os
import sys
from io import TextIOWrapper
from time import monotonic, sleep

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        super().__init__(returncode, cmd)
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    stdout = property(lambda self: self.output)

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = SIGNAL_NAMES.get(-self.returncode)
            return f"Command '{self.cmd}' died with {f'<Signals.{name}: {-self.returncode}>' if name else f'unknown signal {-self.returncode}'}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


SIGNAL_NAMES = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 6: "SIGABRT", 8: "SIGFPE", 9: "SIGKILL",
                10: "SIGUSR1", 11: "SIGSEGV",
                12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        super().__init__(cmd, timeout)
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    stdout = property(lambda self: self.output)

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        shown += [f"{name}={value!r}" for name, value in (("stdout", self.stdout), ("stderr", self.stderr))
                  if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def words_of(args, shell, executable):
    if isinstance(args, (str, bytes)) or hasattr(type(args), "__fspath__"):
        words = [os.fsdecode(args)]
    else:
        words = [os.fsdecode(word) for word in args]
    if shell:
        words = [executable or "/bin/sh", "-c", *words]
    if not words:
        raise IndexError("list index out of range")
    for word in words:
        if "\0" in word:
            raise ValueError("embedded null byte")
    return words


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False,
                 cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
                 start_new_session=False,
                 pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None, text=None,
                 umask=-1, pipesize=-1,
                 process_group=None):
        self.args, self.returncode, self.pid = args, None, None
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self.encoding, self.errors = encoding, errors
        self.to_close, ends = [], []
        words = words_of(args, shell, executable)
        place = words[0] if executable is None else os.fsdecode(executable)
        try:
            for number, given in enumerate((stdin, stdout, stderr)):
                ends.append(self.end_for(given, number))
            if stderr == STDOUT:
                ends[2] = (ends[1][0] if ends[1][0] is not None else 1, None)
            self.start(words, place, [end[0] for end in ends], cwd, env, preexec_fn, start_new_session)
        except BaseException:
            for _, ours in ends:
                if ours is not None:
                    os.close(ours)
            raise
        finally:
            for fd in self.to_close:
                os.close(fd)
        self.stdin = self.file_of(ends[0][1], "wb", bufsize)
        self.stdout = self.file_of(ends[1][1], "rb", bufsize)
        self.stderr = self.file_of(ends[2][1], "rb", bufsize)

    def end_for(self, given, number):
        """(what the child has as this stream, None: what we have; our end of a pipe or None)"""
        if given is None or given == STDOUT:
            return None, None
        if given == PIPE:
            reads, writes = os.pipe()
            child, ours = (reads, writes) if number == 0 else (writes, reads)
            self.to_close.append(child)
            return child, ours
        if given == DEVNULL:
            child = os.open(os.devnull, os.O_RDWR)
            self.to_close.append(child)
            return child, None
        if isinstance(given, int):
            return given, None
        return given.fileno(), None

    def file_of(self, fd, mode, bufsize):
        if fd is None:
            return None
        file = open(fd, mode, bufsize if bufsize != 1 else -1)
        if not self.text_mode:
            return file
        return TextIOWrapper(file, encoding=self.encoding, errors=self.errors, line_buffering=bufsize == 1,
                             write_through=mode == "wb")

    def start(self, words, place, streams, cwd, env, preexec_fn, new_session):
        os.write_out()
        paths = [place] if "/" in place else [os.path.join(folder, place) for folder in os.get_exec_path(env)]
        settings = None if env is None else [f"{os.fsdecode(name)}={os.fsdecode(value)}" for name, value in env.items()]
        folder = None if cwd is None else os.fsdecode(cwd)
        reads, writes = os.pipe()
        self.pid = os.plain_fork()
        if self.pid == 0:
            become(words, paths, settings, streams, folder, preexec_fn, new_session, writes)
        os.close(writes)
        report = os.read(reads, 100)
        os.close(reads)
        if report:
            os.waitpid(self.pid, 0)
            self.refuse(report.decode(), place, cwd)

    def refuse(self, report, place, cwd):
        """What the child said before it ended: where it failed, and errno."""
        where, number = report.split(":")
        self.returncode = 255
        if where == "preexec":
            raise SubprocessError("Exception occurred in preexec_fn.")
        raise OSError(int(number), os.strerror(int(number)), cwd if where == "cwd" else place)

    def __repr__(self):
        return f"<Popen: returncode: {self.returncode} args: {self.args!r}>"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for file in (self.stdout, self.stderr):
            if file is not None:
                file.close()
        try:
            if self.stdin is not None:
                self.stdin.close()
        finally:
            self.wait()

    def poll(self):
        if self.returncode is None:
            try:
                found, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:
                found, status = self.pid, 0
            if found == self.pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout=None):
        if timeout is None and self.returncode is None:
            try:
                self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            except ChildProcessError:
                self.returncode = 0
        end, pause = monotonic() + (timeout or 0), 0.0005
        while self.poll() is None:
            if monotonic() >= end:
                raise TimeoutExpired(self.args, timeout)
            sleep(min(pause, max(end - monotonic(), 0)))
            pause = min(pause * 2, 0.05)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Writes and reads whatever comes first, so that no pipe fills up while the other side waits."""
        end = None if timeout is None else monotonic() + timeout
        if self.text_mode and input is not None:
            input = input.encode(self.encoding or "utf-8", self.errors or "strict")
        if self.stdin is not None and not input:
            self.close_input()
        elif self.stdin is not None:
            self.stdin.flush()
        found = {file.fileno(): [] for file in (self.stdout, self.stderr) if file is not None}
        self.exchange(input or b"", found, end, timeout)
        results = []
        for file in (self.stdout, self.stderr):
            results.append(None if file is None else self.as_text(b"".join(found[file.fileno()]), file))
            if file is not None:
                file.close()
        self.wait(None if end is None else max(end - monotonic(), 0))
        return tuple(results)

    def close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def as_text(self, data, file):
        if not self.text_mode:
            return data
        return data.decode(file.encoding, file.errors).replace("\r\n", "\n").replace("\r", "\n")

    def exchange(self, input, found, end, timeout):
        sent, waiting = 0, set(found)
        writes = self.stdin.fileno() if self.stdin is not None and input else -1
        while waiting or writes >= 0:
            ready = poll_for(waiting, writes, end)
            if not ready and end is not None and monotonic() >= end:
                parts = [b"".join(found[file.fileno()]) if file is not None else None
                         for file in (self.stdout, self.stderr)]
                raise TimeoutExpired(self.args, timeout, parts[0] or None, parts[1] or None)
            if writes in ready:
                try:
                    sent += os.write(writes, input[sent:sent + 4096])
                except BrokenPipeError:
                    sent = len(input)
                if sent == len(input):
                    self.close_input()
                    writes = -1
            for fd in ready & waiting:
                part = os.read(fd, 32768)
                if part:
                    found[fd].append(part)
                else:
                    waiting.discard(fd)

    def send_signal(self, signal):
        if self.poll() is None:
            os.kill(self.pid, signal)

    def terminate(self): self.send_signal(15)
    def kill(self): self.send_signal(9)


def poll_for(reads, writes, end):
    """Which descriptors can be read from, or written to, now."""
    wanted = [(fd, POLLIN) for fd in reads] + ([(writes, POLLOUT)] if writes >= 0 else [])
    fds = new(f"struct pollfd[{len(wanted)}]")
    for place, (fd, events) in enumerate(wanted):
        fds[place].fd, fds[place].events = fd, events
    c.poll(fds, len(wanted), -1 if end is None else max(0, int((end - monotonic()) * 1000) + 1))
    return {fd for place, (fd, _) in enumerate(wanted) if fds[place].revents}


def become(words, paths, settings, streams, folder, preexec_fn, new_session, report):
    """The child: its streams, its folder, and the program. Never returns."""
    where = "exec"
    try:
        kept = [None if fd is None else os.dup(fd) if fd < 3 and fd != number else fd for number,
                fd in enumerate(streams)]
        for number, fd in enumerate(kept):
            if fd is not None and fd != number:
                c.dup2(fd, number)
            elif fd is not None:
                os.set_inheritable(fd, True)
        if folder is not None:
            where = "cwd"
            os.chdir(folder)
            where = "exec"
        if new_session:
            c.setsid()
        c.signal(SIGPIPE, SIG_DFL)
        if preexec_fn is not None:
            where = "preexec"
            preexec_fn()
            where = "exec"
        number = 2
        for path in paths:
            if settings is None:
                c.execv(path, words)
            else:
                c.execve(path, words, settings)
            number = errno if errno not in (ENOENT, ENOTDIR) or len(paths) == 1 else number
    except OSError as problem:
        number = problem.errno
    except BaseException:
        number = 0
    os.write(report, f"{where}:{number}".encode())
    c._exit(255)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout)
        except BaseException:
            process.kill()
            process.wait()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, stdout, stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("text") or kwargs.get("universal_newlines") or kwargs.get("encoding") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    try:
        output, status = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors), 0
    except CalledProcessError as problem:
        output, status = problem.output, problem.returncode
    return status, output[:-1] if output[-1:] == "\n" else output


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """The words as one line, quoted as C's library on Windows reads them."""
    return " ".join([f'"{word}"' if " " in word or "\t" in word or not word else word
                     for word in map(os.fsdecode, seq)])
