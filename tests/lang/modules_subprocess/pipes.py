import subprocess
from subprocess import PIPE, Popen

with Popen(["sort"], stdin=PIPE, stdout=PIPE, text=True) as process:
    process.stdin.write("b\na\n")
    process.stdin.close()
    print(process.stdout.read().split(), process.wait(), process.poll())
first = Popen(["echo", "one two"], stdout=PIPE)
second = Popen(["tr", "a-z", "A-Z"], stdin=first.stdout, stdout=PIPE)
first.stdout.close()
print(second.communicate(), second.returncode, first.wait())
process = Popen(["cat"], stdin=PIPE, stdout=PIPE, stderr=PIPE)
print(process.poll(), process.communicate(b"data"), process.returncode, process.args)
process = Popen(["sleep", "10"])
process.terminate()
print(process.wait(), process)
process = Popen("for i in 1 2 3; do echo line $i; done", shell=True, stdout=PIPE, text=True)
for line in process.stdout:
    print(line, end="")
process.stdout.close()
print(process.wait())
