# A Python function as a signal handler. It runs at the next safe point, never inside C.
import c

ticks = 0

def tick(number):
    global ticks
    ticks += 1
    print("tick", ticks, number == SIGALRM)

signal(SIGALRM, tick)
every = itimerval()
every.it_interval.tv_usec = every.it_value.tv_usec = 10_000
setitimer(ITIMER_REAL, every, None)
while ticks < 3:
    pause()
setitimer(ITIMER_REAL, itimerval(), None)

def usr1(number):
    print("got", strsignal(number))

signal(SIGUSR1, usr1)
kill(getpid(), SIGUSR1)
print("after kill")

alarm(10)
print("left:", 0 < alarm(0) <= 10)
signal(SIGALRM, SIG_DFL)
