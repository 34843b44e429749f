import c

def say(text):
    return c.write(1, text, len(text))

def main():
    say("hello\n")

main()
# shows: stacks
# before: catch syscall write
# gdb-check: Catchpoint 1 \(call to syscall write\)
# gdb: bt
# gdb-check: in say \(text=\.\.\.\) at system_calls_have_python_frames.py:4
# gdb-check: in main \(\) at system_calls_have_python_frames.py:7
# gdb: frame function say
# gdb: print text.str
# gdb-check: "hello\\n"
# gdb: frame function main
# gdb: info frame
# gdb-check: rip = 0x[0-9a-f]+ in main \(system_calls_have_python_frames.py:7\)
# gdb-check: called by frame at
