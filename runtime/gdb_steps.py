"""`step` and `next` through the runtime, which has no lines: the second part of gdb.py.

gdb's own `step` passes over a function that has no lines together with all that it calls, and a step out of a Python function that the
runtime called ends in the runtime. Here `step` stops in whatever Python function comes next: each looks at its thread's `struct
dpy_stack` as it is entered, and comes to dpy_entered where the reserve is all addresses. The runtime has found the true reserve by
then, so nothing need be put back. A step that ends in the runtime goes on to what called that.

A hook of gdb's runs before() ahead of each command. after() is a command of the breakpoints that it sets, which are internal and silent:
those gdb runs when the program has stopped and the prompt has not come yet.
"""

import fnmatch
import re

import gdb

ENTRIES = r"\.\(any\|values\|new\)$\|\.c\..*)$"   # of a function, which only bind arguments or make values
NEAR = 3                                        # frames: two entries, and who calls them
HALTS = {}                                      # "enter", "leave", "out"
COMMAND = "step"                                # the last, or "next"


class Halt(gdb.Breakpoint):
    """A stop on the way, of this thread, where `wanted` is true of the newest frame."""

    def __init__(self, place, wanted):
        super().__init__(place, internal=True)
        self.silent, self.thread, self.commands = True, gdb.selected_thread().global_num, "python after()"
        self.wanted, self.reached = wanted, False

    def stop(self):
        self.reached = self.wanted(gdb.newest_frame())
        return self.reached


def clear_halts():
    for halt in HALTS.values():
        if halt.is_valid():
            halt.delete()
    HALTS.clear()


def reached(what):
    return what in HALTS and HALTS[what].reached


def stopped(event):
    if not any(map(reached, HALTS)):
        clear_halts()


# Frames

def has_lines(frame):
    return gdb.find_pc_line(frame.pc()).symtab is not None


def in_runtime(frame):
    name = gdb.solib_name(frame.pc())
    return name is not None and name.endswith("/libdwarfpython.so") and not has_lines(frame)


def in_program(frame):
    return gdb.solib_name(frame.pc()) is None


def outside(frame):
    """The frame itself or the next older one that has lines; None: there is none."""
    while frame is not None and not has_lines(frame):
        frame = frame.older()
    return frame


def physical(frame):
    """What is inlined comes and goes within a frame."""
    while frame is not None and frame.type() == gdb.INLINE_FRAME:
        frame = frame.older()
    return frame


def is_in(frame):
    frame = physical(frame)
    return lambda newest: physical(newest) == frame


def is_before_first_line(frame):
    """As a generator is until it has gone to where it was; other functions have a line, be it the only one."""
    sal, block = frame.find_sal(), frame.block()
    while block.function is None:
        block = block.superblock
    others = (row.line != sal.line for row in sal.symtab.linetable() if block.start <= row.pc < block.end)
    return sal.line == block.function.line and any(others)


def of_posix(text):
    """gdb's basic regular expressions have the special characters the other way round."""
    return re.sub(r"\\?[(){}|+?]", lambda found: found[0].removeprefix("\\") if len(found[0]) > 1 else "\\" + found[0], text)


def is_skipped(frame):
    """By the user's `skip`. A row: number, enabled, glob or not, file, regular expression or not, function."""
    path = "/" + frame.find_sal().symtab.fullname()
    for row in gdb.execute("info skip", to_string=True).splitlines()[1:]:
        _, enabled, glob, file, regular, function = (row.split(None, 5) + [""] * 6)[:6]
        in_file = file == "<none>" or (fnmatch.fnmatch(path[1:], file) if glob == "y" else path.endswith("/" + file))
        in_function = function == "<none>" or (re.search(of_posix(function), frame.name()) if regular == "y" else function == frame.name())
        if enabled == "y" and in_file and in_function:
            return True
    return False


# Before a command

def ask_for_entry():
    """Lets the next Python function of this thread come to dpy_entered; false: no program of ours runs."""
    try:
        stack = int(gdb.parse_and_eval("(unsigned long)$fs_base + *(unsigned long *)&dpy_stack_place"))
        offset = next(field.bitpos // 8 for field in gdb.lookup_type("struct dpy_stack").fields() if field.name == "reserve")
        gdb.selected_inferior().write_memory(stack + offset, b"\xff" * 8)
    except gdb.error:
        return False
    return True


def watch_entries(stepped):
    """What the stepped frame calls itself is gdb's affair."""
    stepped = physical(stepped)

    def enters(newest):
        entered = outside(newest)
        other = stepped not in (entered, physical(entered.older())) and not is_skipped(entered)
        return other or not ask_for_entry()

    if ask_for_entry():
        HALTS["enter"] = Halt("dpy_entered", enters)


def watch_return(frame):
    """Where the frame returns into the runtime, be it by way of an entry."""
    for _ in range(NEAR):
        frame = frame and frame.older()
        if frame is not None and in_runtime(frame):
            HALTS["leave"] = Halt(f"*{frame.pc()}", is_in(frame))
            return


def before(command):
    global COMMAND
    COMMAND = command
    clear_halts()
    if gdb.selected_thread() is not None and gdb.selected_thread().is_stopped():
        frame = gdb.newest_frame()
        watch_return(frame)
        if command == "step":
            watch_entries(frame)


# After it

def run_to(frame):
    """True: it comes there, and not to a stop that has been shown."""
    HALTS["out"] = Halt(f"*{frame.pc()}", is_in(frame))
    gdb.execute("continue", to_string=True)
    return reached("out")


def go_on(command):
    before(command)
    gdb.execute(f"with print frame-info source-and-location -- {command}")
    after()


def go_out():
    """From the runtime to the next line of who called it, or into what it calls before."""
    command = COMMAND
    clear_halts()
    if command == "step":
        watch_entries(gdb.newest_frame())
    caller = outside(gdb.newest_frame())
    if caller is None or in_program(caller):             # the program's own end
        gdb.execute("continue")
    elif run_to(caller):
        go_on(command)
    elif reached("enter"):
        show_entered()


def show_entered():
    """From the check of the stack back to the function, whose first line has begun with it."""
    entered = outside(gdb.newest_frame())
    clear_halts()
    if not run_to(entered):
        return
    clear_halts()
    if is_before_first_line(gdb.newest_frame()):
        go_on("next")
    else:
        gdb.write(re.sub("^#0 +(0x[0-9a-f]+ in )?", "", gdb.execute("frame", to_string=True)))


def after():
    if reached("enter"):
        show_entered()
    elif reached("leave"):
        go_out()


gdb.events.stop.connect(stopped)
gdb.events.exited.connect(lambda event: clear_halts())
gdb.execute(f"skip -rfu {ENTRIES}", to_string=True)
for name in ("step", "next"):
    gdb.execute(f"define hook-{name}\npython before('{name}')\nend")
