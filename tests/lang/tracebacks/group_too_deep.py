def run():
    try:
        raise ExceptionGroup("first", [ValueError(1), TypeError(2), OSError(3, "x")])
    except* ValueError as e:
        raise KeyError("from value")
    except* TypeError:
        raise
x = ExceptionGroup("bottom", [ValueError()])
for i in range(14): x = ExceptionGroup(f"l{i}", [x])
try: run()
except Exception as e:
    raise x
