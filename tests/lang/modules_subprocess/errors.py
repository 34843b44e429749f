import subprocess

for action in (lambda: subprocess.run(["false"], check=True), lambda: subprocess.check_output("echo out; exit 5", shell=True),
               lambda: subprocess.run(["/no/such/program"]), lambda: subprocess.run(["no-such-program-at-all"]),
               lambda: subprocess.run(["ls"], cwd="/no/such/folder"), lambda: subprocess.run(["sleep", "5"], timeout=0.05),
               lambda: subprocess.run(["sh", "-c", "kill -15 $$"], check=True), lambda: subprocess.run(["/etc/passwd"]),
               lambda: subprocess.run(["cat"], input=b"x", stdin=subprocess.PIPE), lambda: subprocess.check_output(["ls"], stdout=1)):
    try:
        action()
    except Exception as error:
        told = error if not isinstance(error, subprocess.TimeoutExpired) else error.cmd
        print(type(error).__name__, told, getattr(error, "output", None), getattr(error, "filename", None))
