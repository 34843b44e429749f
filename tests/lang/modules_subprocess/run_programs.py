import subprocess
import sys

done = subprocess.run(["echo", "hello", "wörld"], capture_output=True, text=True)
print(done, done.returncode, done.stdout)
print(subprocess.run(["sh", "-c", "cat; echo err >&2; exit 3"], input=b"in", capture_output=True))
print(subprocess.check_output("echo $((6*7))", shell=True))
print(subprocess.run(["cat"], input="text\r\nmore", text=True, stdout=subprocess.PIPE).stdout.splitlines())
print(subprocess.run("echo a; echo b >&2", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout)
print(subprocess.call(["true"]), subprocess.call(["false"]), subprocess.call("exit 4", shell=True), subprocess.check_call(["true"]))
print(subprocess.run(["sh", "-c", "echo $X $PWD"], env={"X": "1", "PATH": "/bin:/usr/bin"}, cwd="/", capture_output=True, text=True).stdout)
print(subprocess.getoutput("echo one; echo two"), subprocess.getstatusoutput("exit 2"))
print("before", flush=True)
subprocess.run(["echo", "inherited"])
print(subprocess.run(["sh", "-c", "kill -9 $$"]).returncode, subprocess.run(["echo", "x"], stdout=subprocess.DEVNULL).stdout)
big = b"0123456789" * 50000
print(subprocess.run(["cat"], input=big, capture_output=True).stdout == big)
