"""A fault is reported, undone, and the session goes on."""

import re


def after(lines, inputs):
    """The lines between an input and the next prompt."""
    start = lines.index(inputs) + 1
    end = next((i for i in range(start, len(lines)) if lines[i].startswith(">>> ")), len(lines))
    return lines[start:end]


UNDONE = "The input is undone: every variable is as it was before."


def test_fault_in_c_names_signal_address_line_and_frames(transcript):
    lines, status = transcript("import c\nx = [1]\ndef f(p):\n    x.append(2)\n    return strlen(p)\n\n"
                               "f(cast('char *', 16))\nx\nstrlen('abc')\n")
    report = after(lines, ">>> f(cast('char *', 16))")
    assert report[:5] == ["Traceback (most recent call last):", '  File "<stdin>", line 1, in <module>',
                          "    f(cast('char *', 16))", '  File "<stdin>", line 3, in f', "    return strlen(p)"]
    assert "strlen" in report[5]
    assert report[-2:] == ["SIGSEGV: Segmentation fault at address 0x10", UNDONE]
    assert after(lines, ">>> x") == ["[1]"] and lines[-1] == "3" and status == 0


def test_variables_of_the_crashed_input_are_not_there(transcript):
    lines, _ = transcript("import c\ny = 1; abort()\ny\ny = 2\ny\n")
    assert after(lines, ">>> y = 1; abort()")[-2:] == ["SIGABRT: Aborted", UNDONE]
    assert "NameError: name 'y' is not defined" in lines and lines[-1] == "2"


def test_fault_through_a_callback_shows_both_languages(transcript):
    lines, _ = transcript("import c\na = new('int[4]', [3, 1, 2, 0])\ndef compare(x, y):\n    abort()\n    return 0\n\n"
                          "qsort(a, 4, 4, compare)\na[0]\n")
    report = "\n".join(after(lines, ">>> qsort(a, 4, 4, compare)"))
    assert re.search(r"in <module>.*in qsort.*line 2, in compare.*in abort.*SIGABRT: Aborted", report, re.DOTALL)
    assert lines[-1] == "3"


def test_call_of_nowhere(transcript):
    lines, _ = transcript("import c\nf = cast('int (*)(int)', 64)\ndef g():\n    return f(1)\n\ng()\n5\n")
    report = after(lines, ">>> g()")
    assert '  File "<stdin>", line 2, in g' in report
    assert report[-2:] == ["SIGSEGV: Segmentation fault at address 0x40", UNDONE] and lines[-1] == "5"


def test_many_faults_in_a_row(transcript):
    lines, _ = transcript("import c\nx = 1\n" + "x = x + 1\nabort()\n" * 5 + "x\n")
    assert lines.count(UNDONE) == 5 and lines[-1] == "6"


def test_killed_by_a_signal_without_a_report(transcript):
    lines, _ = transcript("import c\nx = 1\nkill(getpid(), 9)\nx\n")
    assert after(lines, ">>> kill(getpid(), 9)") == ["SIGKILL: Killed", UNDONE] and lines[-1] == "1"


def test_what_is_not_undone_is_named(transcript):
    lines, _ = transcript("import c\ndef f():\n    open('/etc/passwd', 0)\n    abort()\n\nf()\n1\n")
    assert "Not undone: the input had opened /etc/passwd." in lines


def test_without_checkpoint_all_is_lost(transcript):
    lines, _ = transcript("import c\nx = 1\n%checkpoint off\nabort()\nx\n1\n")
    assert after(lines, ">>> abort()")[-1] == "All variables are lost: there was no checkpoint to go back to."
    assert "NameError: name 'x' is not defined" in lines and lines[-1] == "1"


def test_no_checkpoint_of_a_big_program(transcript):
    lines, _ = transcript("import c\np = memset(malloc(300000000), 1, 300000000)\n1\n2\n")
    notices = [line for line in lines if line.startswith("no checkpoint: ")]
    assert notices == ["no checkpoint: the program uses more than 256 MiB. An input that crashes will take all variables along."]


def test_the_checkpoint_is_no_child_of_the_program(transcript):
    lines, _ = transcript("import c\nwait(None)\nfork() and None\n1\n")
    assert after(lines, ">>> wait(None)") == ["-1"]


def test_a_forked_child_does_not_go_on(transcript):
    lines, _ = transcript("import c\nx = fork()\ny = 2\nprint(y)\n")
    assert lines.count("2") == 1


def test_exit_from_c_ends_the_session(transcript):
    lines, status = transcript("import c\n_exit(9)\n1\n")
    assert lines[-1] == ">>> _exit(9)" and status == 9
