from ast import literal_eval

for text in ("1", "-1", "+2.5", "1e3", "0x_ff", "0b101", "1_000", "3j", "1+2j", "-1.5-2j", "'a'", '"b\\n\\x41\\u00e9\\101"', "r'\\n'", "b'\\xff\\u'", "'a' \"b\"", "'''x\ny'''",
             "None", "True", "...", "()", "(1)", "(1,)", "1, 2", "1,", "[]", "[1, [2, (3, 4)],]", "{}", "{1, 2}", "{'a': [1, 2], 'b': {'c': None}}", "set()", "  5", "[1,\n 2,  # two\n 3]", "{(1, 2): 'x'}",
             "00", "'it\\'s'", "'\\\n'", "u'x'", "b'a' b'b'", "[-1, +2]", "'\\q'", ".5", "5.", "{}"):
    value = literal_eval(text)
    print(repr(text), type(value).__name__, sorted(value) if isinstance(value, set) else repr(value))

for text in ("x", "1 + 2", "f()", "'a' + 'b'", "[x for x in y]", "a.b", "1 if 2 else 3", "-'a'", "1j + 2", "[1, x]", "lambda: 1", "not True", "{**{}}", "(1, *(2,))", "f'x'", "[]()", "~1", "--1"):
    try:
        print(literal_eval(text))
    except ValueError as error:
        print(text, str(error)[:24])

for text in ("[1", "1 2", "", "'a", "{1: 2, 3}", "1 +", "b'é'", "01", "a b", "(]", "'\\x1'"):
    try:
        print(literal_eval(text))
    except SyntaxError as error:
        print(text, type(error).__name__)
for value in (5, None, [1]):
    try:
        literal_eval(value)
    except ValueError as error:
        print(error)
