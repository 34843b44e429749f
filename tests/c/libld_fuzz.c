/* Link many damaged copies of the objects named on the command line. Run under the sanitizers: whatever
 * the damage, a link must end in an image or in a message, and never in a bad access.
 *
 *   libld_fuzz ROUNDS OBJECT...
 *
 * Prints how many of the links succeeded and failed. The damage is pseudo-random and the same in each run;
 * most of it goes to the ELF header and to the tables, where it matters. */
#include <elf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libld.h"

enum { MAX_OBJECTS = 8 };

static uint64_t state = 88172645463325252u;

static uint64_t next(uint64_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return bound ? state % bound : 0;
}

static struct libld_object read_object(const char *path)
{
    struct libld_object object = { .name = path };
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        exit(2);
    object.size = ftell(file);
    rewind(file);
    char *bytes = malloc(object.size);
    if (fread(bytes, 1, object.size, file) != object.size)
        exit(2);
    fclose(file);
    object.bytes = bytes;
    return object;
}

/* An offset that is likely to hurt: in a header, in the section table, in a small section, or anywhere. */
static size_t vulnerable_offset(const unsigned char *bytes, size_t size)
{
    Elf64_Ehdr ehdr;
    Elf64_Shdr shdr;
    memcpy(&ehdr, bytes, sizeof ehdr);
    uint64_t table = ehdr.e_shoff, count = ehdr.e_shnum;
    bool is_sane = count && table < size && count * sizeof shdr <= size - table;
    switch (is_sane ? next(8) : 7) {
    case 0:
        return next(sizeof ehdr);
    case 1:
    case 2:
        return table + next(count * sizeof shdr);
    case 3:
    case 4:
    case 5:
    case 6:
        memcpy(&shdr, bytes + table + next(count) * sizeof shdr, sizeof shdr);
        if (shdr.sh_offset < size && shdr.sh_size && shdr.sh_size <= size - shdr.sh_offset)
            return shdr.sh_offset + next(shdr.sh_size);
    }
    return next(size);
}

static void damage(unsigned char *bytes, size_t size)
{
    static const uint64_t nasty[] = { 0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
                                      0x7fffffffffffffff, 0x8000000000000000, 0xffffffffffffffff };
    for (uint64_t i = next(4) + 1; i > 0; i--) {
        size_t offset = vulnerable_offset(bytes, size), width = 1 << next(4);
        uint64_t value = next(3) ? next(256) : nasty[next(sizeof nasty / sizeof *nasty)];
        memcpy(bytes + offset, &value, width < size - offset ? width : size - offset);
    }
}

int main(int argc, char **argv)
{
    struct libld_object originals[MAX_OBJECTS], damaged[MAX_OBJECTS];
    int count = argc - 2, successes = 0, failures = 0;
    if (count < 1 || count > MAX_OBJECTS)
        return 2;
    for (int i = 0; i < count; i++)
        originals[i] = read_object(argv[i + 2]);
    for (long rounds = atol(argv[1]); rounds > 0; rounds--) {
        size_t used = next(3) ? 1 : count, first = next(count - used + 1);
        for (size_t i = 0; i < used; i++) {
            const struct libld_object *original = &originals[first + i];
            size_t size = next(8) ? original->size : next(original->size);
            unsigned char *copy = malloc(size ? size : 1);      /* exactly as long, so that an overrun is seen */
            memcpy(copy, original->bytes, size);
            if (size > sizeof(Elf64_Ehdr))
                damage(copy, size);
            damaged[i] = (struct libld_object){ .name = "damaged", .bytes = copy, .size = size };
        }
        const char *unique = "g";
        struct libld_options options = { .soname = "fuzz.so", .unique = &unique, .unique_count = next(4) == 0 };
        struct libld_image image;
        struct libld_error error = { "" };
        if (libld_link(damaged, used, &options, &image, &error) == 0)
            successes++;
        else if (*error.message)
            failures++;
        else
            return 3;
        libld_image_free(&image);
        for (size_t i = 0; i < used; i++)
            free((void *)damaged[i].bytes);
    }
    for (int i = 0; i < count; i++)
        free((void *)originals[i].bytes);
    printf("%d %d\n", successes, failures);
    return 0;
}
