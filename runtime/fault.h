// Signals that end a process: what it tells of them before it dies.
#ifndef DPY_FAULT_H
#define DPY_FAULT_H

// Is given "fSIGNAL CODE ADDRESS PC...", in hexadecimal, and on a second line, where it is known, what lies at the address. The PCs
// are within their calls, innermost first; 0 stands for those left out. Runs in the signal's handler, on a stack of its own, with
// the default actions restored; the process dies when it returns.
typedef void dpy_fault_tell(const char *message);

void dpy_fault_watch(dpy_fault_tell *tell);
void dpy_fault_dump(int signo);          // tells the same of this signal, which then is over: the program goes on

#endif
