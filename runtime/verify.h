// Checks the heap after each collection (DPY_GC=verify): each chunk that lives has a sound type, and what it refers to lives.
#ifndef DPY_VERIFY_H
#define DPY_VERIFY_H

void dpy_verify(void);       // between marking and sweeping; says what is wrong and aborts

#endif
