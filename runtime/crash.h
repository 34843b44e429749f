// What a program says before it dies of SIGSEGV and its like. DPY_FAULT=off: nothing. DPY_DUMP=USR1: where it is, at that signal.
#ifndef DPY_CRASH_H
#define DPY_CRASH_H

void dpy_crash_watch(void);

#endif
