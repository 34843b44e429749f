import io
import logging
import sys

out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO, format="%(levelname)s %(name)s %(funcName)s %(lineno)d %(filename)s: %(message)s")
log = logging.getLogger("app.part")


def work():
    log.debug("not shown")
    log.info("value %d of %s", 3, "x")
    log.warning("careful")
    logging.error("from the root: %(a)s", {"a": 1})
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
print("\n".join([line for line in out.getvalue().splitlines() if not line.startswith(("  File", "    "))]))
print(log, logging.getLogger(), log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(35))
mine = logging.getLogger("mine")
mine.propagate = False
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("{levelname:>8}|{message}", style="{"))
handler.addFilter(lambda record: "secret" not in record.getMessage())
mine.addHandler(handler)
mine.setLevel("DEBUG")
mine.debug("low")
mine.error("secret")
mine.log(35, "odd")
mine.critical("extra", extra={"user": "x"})
logging.LoggerAdapter(mine, {"k": 1}).info("adapted")
print(handler.level, mine.handlers == [handler], mine.hasHandlers(), mine.getChild("sub").name, mine.getChild("sub").parent is mine)
logging.disable(logging.ERROR)
mine.error("disabled")
logging.disable(logging.NOTSET)
quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
for action in (lambda: mine.setLevel("LOUD"), lambda: mine.log("x", "y"), lambda: logging.Formatter(style="?")):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
