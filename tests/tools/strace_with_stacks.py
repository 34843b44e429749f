import c

def say(text):
    return c.write(1, text, len(text))

def main():
    say("traced\n")

main()
# shows: strace: functions
# shows: strace: stacks
# lacks: strace: lines
# run: {dwarfpython} {program}
# check: ^traced$
# run: strace -k -e trace=write {dwarfpython} {program}
# check: write\(1, "traced\\n", 7
# check: images/[0-9a-f]{32}.so\(say\+0x[0-9a-f]+\)
# check: images/[0-9a-f]{32}.so\(main\+0x[0-9a-f]+\)
# check: images/[0-9a-f]{32}.so\(<module>\+0x[0-9a-f]+\)
