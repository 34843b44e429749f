// A session's target: the process in which its inputs run. The front end, dwarfpython/repl, is its parent or reaper.
//
// Messages over a SOCK_SEQPACKET pair; the first byte says what they are.
//   to the target    R PATH: checkpoint, then run the image; r PATH: run it; P PATH, p PATH: the same of the program of -i, whose
//                    SystemExit does not end the session; q: exit(0); a: a fault has been looked at
//   from the target  c PID and a descriptor: the checkpoint; n WHY: there is none; d: the input is done; D: it failed;
//                    f...: a fault, as in fault.h. The target waits for `a`, then dies of it.
//
// A checkpoint is a process that waits on its descriptor, which the front end holds: a byte makes it the target, the
// descriptor's end ends it. It is nobody's child in the program's eyes, so that wait() does not see it.
#ifndef DPY_TARGET_H
#define DPY_TARGET_H

// Serves the front end at `fd` until it goes away; the exit status.
int dpy_target_serve(int fd, int argc, char **argv);

#endif
