/* The names that ld.so sees: .dynsym, .dynstr, .gnu.hash, and the versions of imported names. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { FIRST_VERSION = 2, BLOOM_SHIFT = 26 };

/* A version of a library that some import asks for. */
struct need {
    const char *library;
    const char *version;
    uint32_t library_at, version_at;    /* in .dynstr */
    uint16_t index;                     /* in .gnu.version */
};

static void push(struct link *link, struct symbol ***array, size_t *count, size_t *capacity,
                 struct symbol *symbol)
{
    *array = libld_memory_grow(link, *array, *count, capacity, sizeof **array);
    (*array)[(*count)++] = symbol;
}

static void collect(struct link *link)
{
    for (size_t i = 0; i < link->global_capacity; i++) {
        struct symbol *symbol = link->globals[i];
        if (!symbol)
            continue;
        if (libld_symbol_exported(symbol))
            push(link, &link->exported, &link->exported_count, &link->exported_capacity, symbol);
        else if (symbol->dynamic)
            push(link, &link->imported, &link->imported_count, &link->imported_capacity, symbol);
    }
}

static uint32_t bucket_count(const struct link *link)
{
    return link->exported_count / 2 + 1;
}

/* About eight bits of filter for each name. */
static uint32_t bloom_words(const struct link *link)
{
    uint32_t words = 1;
    while (words * 8 < link->exported_count)
        words *= 2;
    return words;
}

static int compare_buckets(const void *a, const void *b, void *context)
{
    const struct symbol *x = *(struct symbol *const *)a, *y = *(struct symbol *const *)b;
    uint32_t buckets = *(uint32_t *)context;
    uint32_t p = x->hash % buckets, q = y->hash % buckets;
    return p != q ? (p < q ? -1 : 1) : strcmp(x->name, y->name);
}

static void number(struct link *link)
{
    uint32_t buckets = bucket_count(link), index = 1;
    if (link->exported_count)
        qsort_r(link->exported, link->exported_count, sizeof *link->exported, compare_buckets, &buckets);
    for (size_t i = 0; i < link->imported_count; i++)
        link->imported[i]->dynsym = index++;
    for (size_t i = 0; i < link->exported_count; i++)
        link->exported[i]->dynsym = index++;
}

static void add_needed(struct link *link, const char *library)
{
    for (size_t i = 0; i < link->needed_count; i++)
        if (!strcmp(link->needed[i], library))
            return;
    link->needed = libld_memory_grow(link, link->needed, link->needed_count, &link->needed_capacity,
                                     sizeof *link->needed);
    link->needed[link->needed_count++] = library;
}

/* ld.so looks a version up only in libraries that the image itself needs. */
static uint16_t version_index(struct link *link, const struct libld_import *import)
{
    for (size_t i = 0; i < link->need_count; i++)
        if (!strcmp(link->needs[i].library, import->library) && !strcmp(link->needs[i].version, import->version))
            return link->needs[i].index;
    link->needs = libld_memory_grow(link, link->needs, link->need_count, &link->need_capacity,
                                    sizeof *link->needs);
    struct need *need = &link->needs[link->need_count];
    *need = (struct need){ .library = import->library, .version = import->version,
                           .index = FIRST_VERSION + link->need_count };
    link->need_count++;
    add_needed(link, import->library);
    return need->index;
}

static void collect_versions(struct link *link)
{
    for (size_t i = 0; i < link->options->needed_count; i++)
        add_needed(link, link->options->needed[i]);
    for (size_t i = 0; i < link->imported_count; i++) {
        struct symbol *symbol = link->imported[i];
        bool has_version = symbol->import && symbol->import->version;
        symbol->version = has_version ? version_index(link, symbol->import) : VER_NDX_GLOBAL;
    }
}

/* Names of symbols come first and in their order, so that the writer finds them by counting. */
static void collect_strings(struct link *link)
{
    struct strings *strings = &link->dynstr_names;
    libld_strings_add(link, strings, "");
    for (size_t i = 0; i < link->imported_count; i++)
        libld_strings_add(link, strings, link->imported[i]->name);
    for (size_t i = 0; i < link->exported_count; i++)
        libld_strings_add(link, strings, link->exported[i]->name);
    if (link->options->soname)
        link->soname_at = libld_strings_add(link, strings, link->options->soname);
    if (link->options->runpath)
        link->runpath_at = libld_strings_add(link, strings, link->options->runpath);
    link->needed_at = libld_memory_alloc(link, link->needed_count * sizeof *link->needed_at);
    for (size_t i = 0; i < link->needed_count; i++)
        link->needed_at[i] = libld_strings_add(link, strings, link->needed[i]);
    for (size_t i = 0; i < link->need_count; i++) {
        link->needs[i].library_at = libld_strings_add(link, strings, link->needs[i].library);
        link->needs[i].version_at = libld_strings_add(link, strings, link->needs[i].version);
    }
}

static bool is_first_of_library(const struct link *link, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (!strcmp(link->needs[j].library, link->needs[i].library))
            return false;
    return true;
}

static size_t library_count(const struct link *link)
{
    size_t count = 0;
    for (size_t i = 0; i < link->need_count; i++)
        count += is_first_of_library(link, i);
    return count;
}

void libld_dynsym_plan(struct link *link)
{
    collect(link);
    number(link);
    collect_versions(link);
    collect_strings(link);
    size_t count = 1 + link->imported_count + link->exported_count;
    link->dynsym->size = count * sizeof(Elf64_Sym);
    link->dynstr->size = link->dynstr_names.size;
    link->hash->size = 16 + 8 * bloom_words(link) + 4 * bucket_count(link) + 4 * link->exported_count;
    if (!link->need_count)
        return;
    link->versym = libld_layout_own(link, ".gnu.version", RANK_VERSYM, 2, 2 * count, 2);
    link->verneed = libld_layout_own(
        link, ".gnu.version_r", RANK_VERNEED, 8,
        library_count(link) * sizeof(Elf64_Verneed) + link->need_count * sizeof(Elf64_Vernaux), 0);
}

static void write_symbols(struct link *link)
{
    Elf64_Sym *syms = (Elf64_Sym *)libld_layout_bytes(link, link->dynsym);
    uint32_t name = 1;
    for (size_t i = 0; i < link->imported_count; i++) {
        const struct symbol *symbol = link->imported[i];
        *++syms = libld_symbol_entry(symbol, name, symbol->strong_reference ? STB_GLOBAL : STB_WEAK);
        name += strlen(symbol->name) + 1;
    }
    for (size_t i = 0; i < link->exported_count; i++) {
        *++syms = libld_symbol_entry(link->exported[i], name, link->exported[i]->binding);
        name += strlen(link->exported[i]->name) + 1;
    }
}

/* Header, a Bloom filter, the first symbol of each bucket, and the hashes in symbol order, where the
 * lowest bit ends a bucket. */
static void write_hash(struct link *link)
{
    uint32_t *header = (uint32_t *)libld_layout_bytes(link, link->hash);
    uint32_t buckets = bucket_count(link), words = bloom_words(link);
    header[0] = buckets;
    header[1] = 1 + link->imported_count;
    header[2] = words;
    header[3] = BLOOM_SHIFT;
    uint64_t *bloom = (uint64_t *)(header + 4);
    uint32_t *bucket = (uint32_t *)(bloom + words);
    uint32_t *chain = bucket + buckets;
    for (size_t i = 0; i < link->exported_count; i++) {
        const struct symbol *symbol = link->exported[i];
        uint32_t hash = symbol->hash, b = hash % buckets;
        bloom[hash / 64 % words] |= 1ull << hash % 64 | 1ull << (hash >> BLOOM_SHIFT) % 64;
        if (!bucket[b])
            bucket[b] = symbol->dynsym;
        bool is_last = i + 1 == link->exported_count || link->exported[i + 1]->hash % buckets != b;
        chain[i] = (hash & ~1u) | is_last;
    }
}

static void write_versym(struct link *link)
{
    uint16_t *versions = (uint16_t *)libld_layout_bytes(link, link->versym);
    for (size_t i = 0; i < link->imported_count; i++)
        *++versions = link->imported[i]->version;
    for (size_t i = 0; i < link->exported_count; i++)
        *++versions = VER_NDX_GLOBAL;
}

static uint32_t sysv_hash(const char *name)
{
    uint32_t hash = 0;
    for (; *name; name++) {
        hash = (hash << 4) + (unsigned char)*name;
        hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
    }
    return hash;
}

/* One Verneed, followed by the Vernaux entries of its library, which start with need `first`. */
static uint8_t *write_library(struct link *link, uint8_t *at, size_t first)
{
    Elf64_Verneed *verneed = (Elf64_Verneed *)at;
    Elf64_Vernaux *aux = (Elf64_Vernaux *)(verneed + 1), *last = NULL;
    *verneed = (Elf64_Verneed){ .vn_version = VER_NEED_CURRENT, .vn_file = link->needs[first].library_at,
                                .vn_aux = sizeof *verneed };
    for (size_t i = first; i < link->need_count; i++) {
        const struct need *need = &link->needs[i];
        if (strcmp(need->library, link->needs[first].library))
            continue;
        *aux = (Elf64_Vernaux){ .vna_hash = sysv_hash(need->version), .vna_other = need->index,
                                .vna_name = need->version_at, .vna_next = sizeof *aux };
        verneed->vn_cnt++;
        last = aux++;
    }
    if (last)
        last->vna_next = 0;
    verneed->vn_next = (uint8_t *)aux - at;
    return (uint8_t *)aux;
}

static void write_verneed(struct link *link)
{
    uint8_t *at = libld_layout_bytes(link, link->verneed), *last = at;
    for (size_t i = 0; i < link->need_count; i++) {
        if (!is_first_of_library(link, i))
            continue;
        last = at;
        at = write_library(link, at, i);
    }
    ((Elf64_Verneed *)last)->vn_next = 0;
}

void libld_dynsym_write(struct link *link)
{
    write_symbols(link);
    write_hash(link);
    memcpy(libld_layout_bytes(link, link->dynstr), link->dynstr_names.bytes, link->dynstr_names.size);
    if (link->need_count) {
        write_versym(link);
        write_verneed(link);
    }
}
