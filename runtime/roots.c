// /proc/self/maps and /proc/self/pagemap, read with no allocation.
#include "roots.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { PAGE = 4096, WINDOW = 512, LINE = 512 };

// In pagemap(5)'s entries: in memory, in swap, and not (or no longer) a copy that this process has written.
#define PRESENT ((uint64_t)1 << 63)
#define SWAPPED ((uint64_t)1 << 62)
#define OF_FILE ((uint64_t)1 << 61)

// The entries of the pages from the one on that was asked for last.
static struct { int file; uintptr_t first; ssize_t count; uint64_t entries[WINDOW]; } pagemap;

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

// "5581f2c00000-5581f2c21000 rw-p 00000000 00:00 0    [heap]". Devices are not memory.
static void visit_line(const char *line, void (*visit)(uintptr_t, uintptr_t))
{
    uintptr_t from = hexadecimal(&line);
    line += *line == '-';
    uintptr_t to = hexadecimal(&line);
    if (strncmp(line, " rw", 3) == 0 && line[4] == 'p' && !strstr(line, " /dev/"))
        visit(from, to);
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

bool dpy_roots_mappings(void (*visit)(uintptr_t from, uintptr_t to))
{
    int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    pagemap.file = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    pagemap.count = 0;
    bool known = maps >= 0 && visit_lines(maps, visit);
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

void dpy_roots_written(uintptr_t from, uintptr_t to, void (*scan)(const uintptr_t *from, const uintptr_t *to))
{
    while (from < to) {
        uintptr_t end = (from | (PAGE - 1)) + 1;
        if (end > to || end == 0)
            end = to;
        if (was_written(from / PAGE))
            scan((const uintptr_t *)from, (const uintptr_t *)end);
        from = end;
    }
}
