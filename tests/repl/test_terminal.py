"""The prompt on a terminal: keys, history, completion, Ctrl-C."""



def test_echo_blocks_and_the_end(terminal):
    t = terminal()
    t.input("x = 6 * 7")
    t.input("x", "42")
    t.type("def f(a):\rreturn a + 1\r\r")       # the indentation is made; an empty line ends the block
    t.input("f(x)", "43")
    assert t.leave() == 0


def test_history_goes_on_in_the_next_session(terminal):
    t = terminal()
    t.input("print('first')", "first")
    assert t.leave() == 0
    t = terminal()
    t.type("\x1b[A")
    t.expect("print('first')")
    t.input("", "first")


def test_ctrl_c_at_the_prompt_drops_the_input(terminal):
    t = terminal()
    t.type("garbage(")
    t.expect("garbage(")
    t.type("\x03")
    t.input("1 + 1", "2")


def test_ctrl_c_stops_a_python_loop(terminal):
    t = terminal()
    t.input("x = 1")
    t.type("while True: x += 1; x == 5 and print('go')\r\r")
    t.expect("\ngo\n")
    t.type("\x03")
    t.expect("KeyboardInterrupt")
    t.input("x > 1", "True")


def test_second_ctrl_c_goes_back_to_the_checkpoint(terminal):
    t = terminal()
    t.input("import c")
    t.input("x = 1")
    t.type("x = 2; sighold(2); print('go'); pause()\r")
    t.expect("\ngo\n")
    t.insist("\x03", "The input is undone")
    t.input("x", "1")


def test_many_ctrl_c_do_not_end_the_session(terminal):
    t = terminal()
    t.input("import c")
    t.input("x = 1")
    t.type("x = 2; sighold(2); print('go'); pause()\r")
    t.expect("\ngo\n")
    for _ in range(200):
        t.type("\x03")
        t.listen(0.001)
    t.insist("\x03", "The input is undone")
    t.listen(1)
    t.input("x", "1")


def test_completion_of_names(terminal):
    t = terminal()
    t.input("a_long_name = 77")
    t.type("a_lo\t")
    t.expect("a_long_name")
    t.input("", "77")


def test_prototype_is_shown_at_a_call(terminal):
    t = terminal()
    t.input("import c")
    t.type("strnlen('x', ")
    t.expect("strnlen(const char *")
    t.type("1)\r")
    t.expect("\n1\n")


def test_exit_status(terminal):
    t = terminal()
    t.type("exit(5)\r")
    assert t.end() == 5
