// maps, pagemap and mem of /proc/thread-self, read with no allocation. (/proc/self is of the first thread, which may have ended.)
#include "roots.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "thread.h"

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND false
#endif

enum { PAGE = 4096, WINDOW = 512, LINE = 512, STACKS = 256, COPY = 4 * PAGE };

// In pagemap(5)'s entries: in memory, in swap, and not (or no longer) a copy that this process has written.
#define PRESENT ((uint64_t)1 << 63)
#define SWAPPED ((uint64_t)1 << 62)
#define OF_FILE ((uint64_t)1 << 61)

// The entries of the pages from the one on that was asked for last.
static struct { int file; uintptr_t first; ssize_t count; uint64_t entries[WINDOW]; } pagemap;

static struct { size_t count; struct dpy_stack_part parts[STACKS]; } unused;
static int memory = -1;          // -1: what is there stays there, and may be read
static bool is_watched;          // by valgrind, which takes what a system call reads for good

static uintptr_t hexadecimal(const char **text)
{
    uintptr_t number = 0;
    for (;; ++*text) {
        unsigned digit = (unsigned char)**text;
        digit = digit - '0' < 10 ? digit - '0' : digit - 'a' < 6 ? digit - 'a' + 10 : 16;
        if (digit > 15)
            return number;
        number = number << 4 | digit;
    }
}

static const struct dpy_stack_part *first_unused(uintptr_t from, uintptr_t to)
{
    const struct dpy_stack_part *first = NULL;
    for (const struct dpy_stack_part *part = unused.parts; part < unused.parts + unused.count; part++)
        if (part->low < to && part->end > from && (!first || part->low < first->low))
            first = part;
    return first;
}

static void visit_used(uintptr_t from, uintptr_t to, void (*visit)(uintptr_t, uintptr_t))
{
    for (const struct dpy_stack_part *part; (part = first_unused(from, to)); from = part->end)
        if (part->low > from)
            visit(from, part->low);
    if (from < to)
        visit(from, to);
}

// Valgrind's memory has the address of each chunk of malloc's: its program, the data that follow that, and what it maps for itself high
// above, which may be executed, unlike the stack there.
static bool is_tools(const char *line, uintptr_t from, uintptr_t to)
{
    static uintptr_t end;
    enum { HIGH = 36 };
    const char *folder = strstr(line, "/valgrind/");
    bool own = (folder && !strstr(folder, "/vgpreload")) || (from == end && !strchr(line, '/'));
    if (own)
        end = to;
    return own || (from >> HIGH && line[3] == 'x');
}

// "5581f2c00000-5581f2c21000 rw-p 00000000 00:00 0    [heap]". Devices are not memory.
static void visit_line(const char *line, void (*visit)(uintptr_t, uintptr_t))
{
    uintptr_t from = hexadecimal(&line);
    line += *line == '-';
    uintptr_t to = hexadecimal(&line);
    if (strncmp(line, " rw", 3) == 0 && line[4] == 'p' && !strstr(line, " /dev/") && !(is_watched && is_tools(line, from, to)))
        visit_used(from, to, visit);
}

static bool visit_lines(int maps, void (*visit)(uintptr_t, uintptr_t))
{
    char text[PAGE + LINE];
    size_t length = 0;
    ssize_t got;
    while ((got = read(maps, text + length, sizeof text - 1 - length)) > 0) {
        length += got;
        text[length] = '\0';
        char *line = text, *end;
        for (; (end = strchr(line, '\n')); line = end + 1) {
            *end = '\0';
            visit_line(line, visit);
        }
        length -= line - text;
        if (length > LINE)
            length = LINE;      // a long path: its line has been seen up to here, the rest says nothing
        memmove(text, line, length);
    }
    return got == 0;
}

bool dpy_roots_mappings(uintptr_t caller, void (*visit)(uintptr_t from, uintptr_t to))
{
    int maps = open("/proc/thread-self/maps", O_RDONLY | O_CLOEXEC);
    pagemap.file = open("/proc/thread-self/pagemap", O_RDONLY | O_CLOEXEC);
    is_watched = RUNNING_ON_VALGRIND;
    memory = dpy_has_threads() || is_watched ? open("/proc/thread-self/mem", O_RDONLY | O_CLOEXEC) : -1;
    pagemap.count = 0;
    unused.count = dpy_thread_stacks(caller, unused.parts, STACKS);
    bool known = maps >= 0 && visit_lines(maps, visit);
    if (memory >= 0)
        close(memory);
    memory = -1;
    close(pagemap.file);
    close(maps);
    return known;
}

// A page of which nothing is known counts as written.
static bool was_written(uintptr_t page)
{
    if (page - pagemap.first >= (uintptr_t)pagemap.count) {
        ssize_t got = pread(pagemap.file, pagemap.entries, sizeof pagemap.entries, page * sizeof *pagemap.entries);
        pagemap.first = page;
        pagemap.count = got < 0 ? 0 : got / (ssize_t)sizeof *pagemap.entries;
        if (pagemap.count == 0)
            return true;
    }
    uint64_t entry = pagemap.entries[page - pagemap.first];
    return entry & (PRESENT | SWAPPED) && !(entry & OF_FILE);
}

// A thread that is in C may unmap memory at any time. What is not there any more holds no pointers.
static void scan_copy(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to))
{
    uintptr_t copy[COPY / sizeof(uintptr_t)];
    while (from < to) {
        ssize_t got = pread(memory, copy, to - from < COPY ? to - from : COPY, (off_t)from);
        if (got > 0)
            scan(copy, copy + (size_t)got / sizeof *copy);
        from = got > 0 ? from + (uintptr_t)got : (from | (PAGE - 1)) + 1;
    }
}

void dpy_roots_chunk(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to))
{
    if (is_watched && memory >= 0)
        scan_copy(from, to, scan);
    else
        scan((const uintptr_t *)from, (const uintptr_t *)to);
}

static uintptr_t end_of_page(uintptr_t address, uintptr_t to)
{
    uintptr_t end = (address | (PAGE - 1)) + 1;
    return end > to || end == 0 ? to : end;
}

void dpy_roots_written(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to))
{
    while (from < to) {
        uintptr_t end = from;
        while (end < to && was_written(end / PAGE))
            end = end_of_page(end, to);
        if (memory >= 0)
            scan_copy(from, end, scan);
        else
            scan((const uintptr_t *)from, (const uintptr_t *)end);
        from = end < to ? end_of_page(end, to) : to;
    }
}
