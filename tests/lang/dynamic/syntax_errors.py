def t(text, run=exec):
    try:
        run(text)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.filename, e.lineno, str(e) == f"{e.msg} (<string>, line {e.lineno})", e.text.strip())
t("x = (1 +")
t("a b")
t("def f(:\n pass")
t("if 1:\nx")
t("  x = 1")
t("x = 1\n y = 2")
t("x = 'abc")
t("1 = x")
t("f(a for a in b, c)")
t("a b", eval)
