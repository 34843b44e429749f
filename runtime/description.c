#define _GNU_SOURCE
#include "description.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wrapper.h"

enum trust { UNCHECKED, GOOD, BAD };

struct dpy_description {
    const struct link_map *library;
    const char *bytes;
    size_t size;
    _Atomic(enum trust) trust;           // the checksum is computed when something is first looked up
    const struct dpy_type **types;
    struct dpy_description *next;
};

static struct dpy_description *_Atomic all;
static const uint32_t row_sizes[DPY_INDEX_SECTIONS] = {
    1, sizeof(struct dpy_index_type), sizeof(struct dpy_index_field), sizeof(struct dpy_index_enumerator),
    sizeof(struct dpy_index_symbol), 4, sizeof(struct dpy_index_tag), sizeof(struct dpy_index_constant),
    sizeof(struct dpy_index_site), sizeof(struct dpy_index_frame), sizeof(struct dpy_index_local),
    sizeof(struct dpy_index_static),
};

static const struct dpy_index_header *header_of(const struct dpy_description *self)
{
    return (const struct dpy_index_header *)self->bytes;
}

static const struct dpy_index_section *section_of(const struct dpy_description *self, enum dpy_index_section_number section)
{
    return (const struct dpy_index_section *)(self->bytes + sizeof(struct dpy_index_header)) + section;
}

const void *dpy_description_row(const struct dpy_description *self, enum dpy_index_section_number number, uint32_t i)
{
    const struct dpy_index_section *section = section_of(self, number);
    return i < section->count ? self->bytes + section->offset + (uint64_t)i * section->row_size : NULL;
}

// Opening

static bool has_shape(const struct dpy_description *self)
{
    const struct dpy_index_header *header = header_of(self);
    size_t table = sizeof *header + DPY_INDEX_SECTIONS * sizeof(struct dpy_index_section);
    if (self->size < table || memcmp(header->magic, "DPYINDEX", 8) || header->version != DPY_INDEX_VERSION ||
        header->header_size != sizeof *header || header->file_size != self->size || header->sections != DPY_INDEX_SECTIONS)
        return false;
    for (int i = 0; i < DPY_INDEX_SECTIONS; i++) {
        const struct dpy_index_section *section = section_of(self, i);
        if (section->row_size != row_sizes[i] || section->offset % 8 || section->offset < table || section->offset > self->size ||
            (uint64_t)section->count * section->row_size > self->size - section->offset)
            return false;
    }
    const struct dpy_index_section *strings = section_of(self, DPY_INDEX_STRINGS);
    return strings->count && !self->bytes[strings->offset + strings->count - 1];
}

// zlib's CRC-32, eight bytes at a time: tables[k][b] is what the byte b does to the sum when k bytes follow it.
static uint32_t checksum(const char *bytes, size_t n)
{
    uint32_t tables[8][256], sum = ~0u;
    for (uint32_t i = 0; i < 256; i++) {
        tables[0][i] = i;
        for (int bit = 0; bit < 8; bit++)
            tables[0][i] = tables[0][i] >> 1 ^ (tables[0][i] & 1 ? 0xedb88320u : 0);
    }
    for (int k = 1; k < 8; k++)
        for (uint32_t i = 0; i < 256; i++)
            tables[k][i] = tables[k - 1][i] >> 8 ^ tables[0][tables[k - 1][i] & 0xFF];
    for (; n >= 8; n -= 8, bytes += 8) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        word ^= sum;
        sum = 0;
        for (int k = 0; k < 8; k++)
            sum ^= tables[7 - k][word >> 8 * k & 0xFF];
    }
    for (; n; n--, bytes++)
        sum = sum >> 8 ^ tables[0][(sum ^ (uint8_t)*bytes) & 0xFF];
    return ~sum;
}

static bool is_good(struct dpy_description *self)
{
    if (self->trust == UNCHECKED) {
        size_t start = sizeof(struct dpy_index_header);
        bool good = checksum(self->bytes + start, self->size - start) == header_of(self)->checksum;
        self->trust = good ? GOOD : BAD;
    }
    return self->trust == GOOD;
}

struct library_id { uintptr_t base; const struct dpy_index_header *header; bool other; };

// Has the loaded library the build-id that the index is for? One without a build-id is believed.
static int compare_id(struct dl_phdr_info *info, size_t size, void *data)
{
    struct library_id *id = data;
    (void)size;
    for (int i = 0; info->dlpi_addr == id->base && i < info->dlpi_phnum; i++) {
        const Elf64_Phdr *segment = &info->dlpi_phdr[i];
        const Elf64_Nhdr *note = (const void *)(info->dlpi_addr + segment->p_vaddr);
        const uint8_t *end = (const uint8_t *)note + segment->p_memsz;
        while (segment->p_type == PT_NOTE && (const uint8_t *)(note + 1) <= end) {
            const uint8_t *name = (const uint8_t *)(note + 1), *content = name + ((note->n_namesz + 3) & ~3u);
            if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && !memcmp(name, "GNU", 4))
                id->other = note->n_descsz > sizeof id->header->build_id || memcmp(content, id->header->build_id, note->n_descsz);
            note = (const void *)(content + ((note->n_descsz + 3) & ~3u));
        }
    }
    return 0;
}

static bool map_index(struct dpy_description *self, const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    void *bytes = fstat(fd, &st) == 0 && st.st_size > 0 ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    close(fd);
    if (bytes == MAP_FAILED)
        return false;
    self->bytes = bytes, self->size = (size_t)st.st_size;
    struct library_id id = { self->library->l_addr, bytes, false };
    if (has_shape(self) && (dl_iterate_phdr(compare_id, &id), !id.other))
        return true;
    munmap(bytes, self->size);
    return false;
}

static void note_wrappers(struct dpy_description *self)
{
    uint32_t count = section_of(self, DPY_INDEX_FRAMES)->count;
    for (uint32_t i = 0; i < count && is_good(self); i++) {
        const struct dpy_index_frame *frame = dpy_description_row(self, DPY_INDEX_FRAMES, i);
        if (frame->flags & DPY_INDEX_WRAPPER && frame->high > frame->low)
            dpy_wrapper_add(dpy_description_address(self, frame->low), frame->high - frame->low);
    }
}

void dpy_description_add(void *handle, const char *path)
{
    struct link_map *library;
    struct dpy_description *self = *path && dlinfo(handle, RTLD_DI_LINKMAP, &library) == 0 ? calloc(1, sizeof *self) : NULL;
    if (!self)
        return;
    self->library = library;
    if (!map_index(self, path)) {
        free(self);
        return;
    }
    note_wrappers(self);
    self->next = all;
    all = self;
}

// Searching

const struct dpy_description *dpy_description_at(const void *address, uint64_t *ret)
{
    struct dl_find_object found;
    struct dpy_description *self = all;
    if (!self || _dl_find_object((void *)address, &found))
        return NULL;
    while (self && self->library != found.dlfo_link_map)
        self = self->next;
    if (!self || !is_good(self))
        return NULL;
    *ret = (uintptr_t)address - self->library->l_addr;
    return self;
}

const void *dpy_description_address(const struct dpy_description *self, uint64_t address)
{
    return (const void *)(self->library->l_addr + address);
}

const char *dpy_description_string(const struct dpy_description *self, uint32_t offset)
{
    const char *string = dpy_description_row(self, DPY_INDEX_STRINGS, offset);
    return string ? string : "";
}

const struct dpy_type **dpy_description_types(const struct dpy_description *constant)
{
    struct dpy_description *self = (struct dpy_description *)constant;
    if (!self->types)
        self->types = calloc(section_of(self, DPY_INDEX_TYPES)->count + 1, sizeof *self->types);
    return self->types;
}

// The last row of a section sorted by address, the first member of its rows, that begins at or before an address; -1: none.
static int64_t last_before(const struct dpy_description *self, enum dpy_index_section_number section, uint64_t address)
{
    int64_t low = 0, high = section_of(self, section)->count;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (*(const uint64_t *)dpy_description_row(self, section, (uint32_t)middle) <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

const struct dpy_index_site *dpy_description_site(const struct dpy_description *self, uint64_t address)
{
    int64_t i = last_before(self, DPY_INDEX_SITES, address);
    const struct dpy_index_site *site = i < 0 ? NULL : dpy_description_row(self, DPY_INDEX_SITES, (uint32_t)i);
    return site && site->address == address ? site : NULL;
}

const struct dpy_index_frame *dpy_description_frame(const struct dpy_description *self, uint64_t address)
{
    int64_t i = last_before(self, DPY_INDEX_FRAMES, address);
    const struct dpy_index_frame *frame = i < 0 ? NULL : dpy_description_row(self, DPY_INDEX_FRAMES, (uint32_t)i);
    return frame && address < frame->high ? frame : NULL;
}

const struct dpy_index_local *dpy_description_local(const struct dpy_description *self, const struct dpy_index_frame *frame, uint32_t i)
{
    return i < frame->count ? dpy_description_row(self, DPY_INDEX_LOCALS, frame->first + i) : NULL;
}

// `addresses` are numbers of symbols, sorted by the symbols' addresses.
static const struct dpy_index_symbol *symbol_before(const struct dpy_description *self, uint64_t address)
{
    const struct dpy_index_symbol *found = NULL;
    uint32_t low = 0, high = section_of(self, DPY_INDEX_ADDRESSES)->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const uint32_t *number = dpy_description_row(self, DPY_INDEX_ADDRESSES, middle);
        const struct dpy_index_symbol *symbol = dpy_description_row(self, DPY_INDEX_SYMBOLS, *number);
        if (symbol && symbol->address <= address)
            found = symbol, low = middle + 1;
        else
            high = middle;
    }
    return found;
}

struct dpy_index_static dpy_description_variable(const struct dpy_description *self, uint64_t address)
{
    int64_t i = last_before(self, DPY_INDEX_STATICS, address);
    const struct dpy_index_static *hidden = i < 0 ? NULL : dpy_description_row(self, DPY_INDEX_STATICS, (uint32_t)i);
    if (hidden && address - hidden->address < hidden->size)
        return *hidden;
    const struct dpy_index_symbol *symbol = symbol_before(self, address);
    if (!symbol || symbol->kind != DPY_INDEX_SYMBOL_VARIABLE || address - symbol->address >= symbol->size)
        return (struct dpy_index_static){ 0 };
    return (struct dpy_index_static){ symbol->address, symbol->size, symbol->name, symbol->type, symbol->file, symbol->line };
}

// The first of the tags, which are sorted by name, that does not come before a name.
static uint32_t first_tag(const struct dpy_description *self, const char *name)
{
    uint32_t low = 0, high = section_of(self, DPY_INDEX_TAGS)->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct dpy_index_tag *tag = dpy_description_row(self, DPY_INDEX_TAGS, middle);
        if (strcmp(dpy_description_string(self, tag->name), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct dpy_type *dpy_description_named(enum dpy_index_kind kind, const char *name)
{
    const struct dpy_type *declared = NULL;
    for (struct dpy_description *self = all; self; self = self->next) {
        const struct dpy_index_tag *tag;
        for (uint32_t i = is_good(self) ? first_tag(self, name) : UINT32_MAX; (tag = dpy_description_row(self, DPY_INDEX_TAGS, i)); i++) {
            if (strcmp(dpy_description_string(self, tag->name), name))
                break;
            const struct dpy_type *type = tag->kind == kind ? dpy_description_type(self, tag->type) : NULL;
            if (type && !(type->flags & DPY_TYPE_INCOMPLETE))
                return type;
            declared = type ? type : declared;
        }
    }
    return declared;
}
