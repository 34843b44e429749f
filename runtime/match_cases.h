// Which characters are the same when cases are ignored: those whose lower case is, or the upper case of whose lower case is.
#ifndef DPY_MATCH_CASES_H
#define DPY_MATCH_CASES_H

#include "value.h"

enum { DPY_MATCH_CASES_MAX = 16 };

// All of them, the character itself among them; how many there are.
size_t dpy_match_cases(uint32_t point, uint32_t ret[static DPY_MATCH_CASES_MAX]);

#endif
