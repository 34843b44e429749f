/* Images that grow, from C: reserve, fill, name, commit, call; in a directory given as the argument. Stops
 * in `checkpoint`, called by generated code, so that a debugger can look at the stack below it. */
#include <assert.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "libld.h"

static struct libld_error error;

static int depth;           /* of the stack that unwind tables describe, seen from the checkpoint */

__attribute__((noinline)) long checkpoint(void)
{
    void *frames[16];
    depth = backtrace(frames, 16);
    return 42;
}

/* push %rbp; mov %rsp, %rbp; movabs $target, %rax; call *%rax; pop %rbp; ret */
static size_t emit_call(unsigned char *ret, void *target)
{
    memcpy(ret, "\x55\x48\x89\xe5\x48\xb8", 6);
    memcpy(ret + 6, &target, 8);
    memcpy(ret + 14, "\xff\xd0\x5d\xc3", 4);
    return 18;
}

static void *bind_call(struct dlimage *image, const char *name, const char *module, const char *convention,
                       void *target)
{
    unsigned char code[32];
    size_t size = emit_call(code, target);
    void *address = dlalloc(image, size, 16, DL_TEXT, &error);
    assert(address && dlbind(image, name, module, convention, address, code, size, &error) == 0);
    return address;
}

/* No mapping of the image may be writable and executable. */
static void check_mappings(void)
{
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps))
        assert(!strstr(line, "grown") || !strstr(line, "wx"));
    fclose(maps);
}

static void calls_and_data(struct dlimage *image)
{
    long *datum = dlalloc(image, sizeof *datum, 8, DL_DATA, &error);
    *datum = 7;
    assert(dlbind(image, "datum", NULL, NULL, datum, NULL, sizeof *datum, &error) == 0);
    void *inner = bind_call(image, "inner", NULL, NULL, checkpoint);
    void *outer = bind_call(image, "outer", "module", "any", inner);
    assert(dldsym(image, "outer", "module", "any", &error) == outer);
    assert(dldsym(image, "inner", NULL, "", &error) == inner);
    check_mappings();
    checkpoint();
    int usual_depth = depth;
    assert(((long (*)(void))outer)() == 42 && depth == usual_depth + 2);
    *datum = 8;
    Dl_info info;
    assert(dladdr((char *)outer + 5, &info) && !strcmp(info.dli_sname, "module::outer.any") && info.dli_saddr == outer);
    assert(dladdr(datum, &info) && !strcmp(info.dli_sname, "datum") && !strcmp(info.dli_fname, dlpath(image)));
}

/* A name bound again means the new code; the old code stays where it is. */
static void rebinding(struct dlimage *image)
{
    void *old = dldsym(image, "inner", NULL, NULL, &error);
    void *new = bind_call(image, "inner", NULL, NULL, checkpoint);
    assert(dldsym(image, "inner", NULL, NULL, &error) == new && new != old);
    assert(((long (*)(void))old)() == 42 && ((long (*)(void))new)() == 42);
}

static void large_and_many(struct dlimage *image)
{
    char name[32];
    char *large = dlalloc(image, 1 << 20, 4096, DL_DATA, &error);
    assert(large && (uintptr_t)large % 4096 == 0);
    large[(1 << 20) - 1] = 'x';
    for (int i = 0; i < 3000; i++) {
        snprintf(name, sizeof name, "f%d", i);
        bind_call(image, name, NULL, NULL, checkpoint);
    }
    assert(dlcommit(image, &error) == 0 && large[(1 << 20) - 1] == 'x');
    for (int i = 0; i < 3000; i += 100) {
        snprintf(name, sizeof name, "f%d", i);
        assert(((long (*)(void))dldsym(image, name, NULL, NULL, &error))() == 42);
    }
}

static void refused(const char *message)
{
    assert(strstr(error.message, message));
    error.message[0] = 0;
}

static void refusals(struct dlimage *image, const char *directory)
{
    char path[4096];
    assert(!dldsym(image, "nothing", NULL, NULL, &error));
    refused("has no entry point nothing");
    assert(!dldsym(image, "printf", NULL, NULL, &error));
    refused("has no entry point printf");
    assert(!dlalloc(image, 8, 3, DL_TEXT, &error));
    refused("not a power of two");
    assert(!dlalloc(image, 0, 8, DL_TEXT, &error));
    refused("zero bytes");
    void *sealed = dldsym(image, "inner", NULL, NULL, &error);
    assert(dlbind(image, "x", NULL, NULL, sealed, NULL, 4, &error) == -1);
    refused("no open reservation");
    char *open = dlalloc(image, 16, 16, DL_TEXT, &error);
    assert(dlbind(image, "x", NULL, NULL, open, NULL, 17, &error) == -1);
    refused("not all of one reservation");
    assert(dlbind(image, "", NULL, NULL, open, NULL, 4, &error) == -1);
    refused("needs a name");
    memset(open, 0xc3, 16);
    assert(dlbind(image, "x", NULL, NULL, open, NULL, 4, &error) == 0);
    assert(dlbind(image, "x", NULL, NULL, open, NULL, 4, &error) == -1);
    refused("bound already");
    assert(!dlcreate("a/b", directory, &error));
    refused("'a/b'");
    assert(!dlcreate("name", "/nonexistent", &error));
    refused("directory /nonexistent: No such file");
    assert(!dlcreate("name", "/tmp", &error));
    refused("may be written by other users");
    snprintf(path, sizeof path, "%s/none.so", directory);
    assert(!dladopt(path, &error));
    refused("cannot load");
}

/* A failed commit leaves the round as it was. */
static void failed_commit(const char *directory)
{
    char path[4096], aside[4096];
    snprintf(path, sizeof path, "%s/gone", directory);
    snprintf(aside, sizeof aside, "%s/aside", directory);
    assert(mkdir(path, 0700) == 0);
    struct dlimage *image = dlcreate("failing", path, &error);
    void *f = bind_call(image, "f", NULL, NULL, checkpoint);
    assert(rename(path, aside) == 0 && dlcommit(image, &error) == -1);
    refused("cannot write");
    assert(memcmp(f, "\x55\x48\x89\xe5", 4) == 0);
    assert(rename(aside, path) == 0 && dldsym(image, "f", NULL, NULL, &error) == f);
    dldestroy(image);
}

static void adopted(struct dlimage *image)
{
    struct dlimage *again = dladopt(dlpath(image), &error);
    assert(again && dldsym(again, "f2999", NULL, NULL, &error) == dldsym(image, "f2999", NULL, NULL, &error));
    assert(!dlalloc(again, 8, 8, DL_DATA, &error));
    refused("cannot grow");
    dldestroy(again);
}

static void *make_many(void *image)
{
    static int count;
    char name[32];
    for (int i = 0; i < 50; i++) {
        snprintf(name, sizeof name, "thread%d", __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED));
        void *code = dlalloc(image, 32, 16, DL_TEXT, NULL);
        assert(code);
    }
    return NULL;
}

static void threads(const char *directory)
{
    pthread_t ids[4];
    struct dlimage *image = dlcreate("threads", directory, &error);
    for (int i = 0; i < 4; i++)
        pthread_create(&ids[i], NULL, make_many, image);
    for (int i = 0; i < 4; i++)
        pthread_join(ids[i], NULL);
    assert(dlcommit(image, &error) == 0);
    dldestroy(image);
}

int main(int argc, char **argv)
{
    assert(argc == 2);
    struct dlimage *image = dlcreate("grown", argv[1], &error);
    assert(image);
    calls_and_data(image);
    rebinding(image);
    large_and_many(image);
    adopted(image);
    refusals(image, argv[1]);
    failed_commit(argv[1]);
    threads(argv[1]);
    check_mappings();
    dldestroy(image);
    puts("ok");
    return 0;
}
