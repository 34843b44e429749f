// BLAKE2b with 16 bytes of result (RFC 7693), as hashlib.blake2b(data, digest_size=16) of the compiler computes it.
#ifndef DPY_DIGEST_H
#define DPY_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DPY_DIGEST_SIZE = 16, DPY_DIGEST_HEX = 2 * DPY_DIGEST_SIZE + 1 };

struct dpy_digest {
    uint64_t state[8];
    uint64_t length;             // bytes hashed so far, those of `block` included
    size_t used;                 // bytes waiting in `block`; a full block waits until more follows
    unsigned char block[128];
};

void dpy_digest_init(struct dpy_digest *digest);
void dpy_digest_add(struct dpy_digest *digest, const void *bytes, size_t n);
void dpy_digest_text(struct dpy_digest *digest, const char *text);      // with its NUL, so that texts cannot run together
void dpy_digest_hex(struct dpy_digest *digest, char ret[DPY_DIGEST_HEX]);
// The digest of what is left to read of a file; 0, or -1 and errno.
int dpy_digest_file(int fd, char ret[DPY_DIGEST_HEX]);

#endif
