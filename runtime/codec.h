// str to bytes and back: UTF-8, ASCII, Latin-1.
#ifndef DPY_CODEC_H
#define DPY_CODEC_H

#include "operations.h"

// encoding and errors are strs, or None for "utf-8" and "strict". UnicodeEncodeError, UnicodeDecodeError, LookupError.
struct val dpy_codec_encode(struct val text, struct val encoding, struct val errors);      // a bytes
struct val dpy_codec_decode(struct val bytes, struct val encoding, struct val errors);     // a str

#endif
