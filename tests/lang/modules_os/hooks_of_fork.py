# What is registered runs around a fork; what one of these raises is told, and keeps none of the others from running.
import os


def fails():
    raise KeyError("told")


def say(*words):
    print(*words, flush=True)


os.register_at_fork(before=lambda: say("before 1"), after_in_child=lambda: say("child 1"), after_in_parent=lambda: os.waitpid(0, 0))
os.register_at_fork(before=fails, after_in_child=fails, after_in_parent=fails)
os.register_at_fork(before=lambda: say("before 2"), after_in_child=lambda: say("child 2"), after_in_parent=lambda: say("parent 2"))
for wrong in {}, {"before": 5}, {"after_in_child": "x"}:
    try:
        os.register_at_fork(**wrong)
    except TypeError as error:
        say(error)
if os.fork() == 0:
    os._exit(0)
