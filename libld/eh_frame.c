/* .eh_frame_hdr: the address of each function and of its unwind entry, sorted, so that a throw or a
 * backtrace finds one by bisection.
 *
 * .eh_frame is a sequence of records: length, id, contents. The id is 0 for a CIE, and for an FDE the
 * distance back from the id to its CIE, which says how the FDE's addresses are encoded. The records are
 * read from the finished image, where everything is relocated. The FDE of a function that was dropped for
 * another object's copy was relocated to point at itself: it is emptied and left out of the table. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
    DW_EH_PE_absptr = 0x00,
    DW_EH_PE_udata4 = 0x03,
    DW_EH_PE_sdata4 = 0x0b,
    DW_EH_PE_sdata8 = 0x0c,
    DW_EH_PE_pcrel = 0x10,
    DW_EH_PE_datarel = 0x30,
    DW_EH_PE_omit = 0xff,
    HEADER_SIZE = 12
};

struct reader {
    struct link *link;
    const uint8_t *start, *at, *end;    /* of the section; of what is being read */
    uint64_t record;                    /* offset of the record, for messages */
};

struct table_entry {
    int32_t function;
    int32_t fde;
};

static _Noreturn void malformed(const struct reader *reader, const char *what)
{
    libld_fail(reader->link, "section .eh_frame: record at offset 0x%lx: %s", (unsigned long)reader->record, what);
}

static const uint8_t *take(struct reader *reader, size_t size)
{
    if (size > (size_t)(reader->end - reader->at))
        malformed(reader, "is too short");
    const uint8_t *ret = reader->at;
    reader->at += size;
    return ret;
}

static uint32_t take_u32(struct reader *reader)
{
    uint32_t ret;
    memcpy(&ret, take(reader, 4), 4);
    return ret;
}

static uint64_t take_leb128(struct reader *reader)
{
    uint64_t ret = 0;
    unsigned shift = 0;
    uint8_t byte;
    do {
        byte = *take(reader, 1);
        ret |= shift < 64 ? (uint64_t)(byte & 0x7f) << shift : 0;
        shift += 7;
    } while (byte & 0x80);
    return ret;
}

static size_t encoded_size(const struct reader *reader, uint8_t encoding)
{
    switch (encoding & 0x0f) {
    case DW_EH_PE_udata4:
    case DW_EH_PE_sdata4:
        return 4;
    case DW_EH_PE_absptr:
    case DW_EH_PE_sdata8:
        return 8;
    default:
        malformed(reader, "has an unknown pointer encoding");
    }
}

/* A record's own part of the section, starting with its id; length 0, which ends the section, is `false`. */
static bool take_record(struct reader *reader, const uint8_t *limit)
{
    reader->record = reader->at - reader->start;
    reader->end = limit;
    uint32_t length = take_u32(reader);
    if (length == 0)
        return false;
    if (length == UINT32_MAX)
        malformed(reader, "is in the 64-bit format");
    if (length < 4 || length > (size_t)(limit - reader->at))
        malformed(reader, "has a bad length");
    reader->end = reader->at + length;
    return true;
}

/* How the FDEs of the CIE at `offset` encode addresses. */
static uint8_t cie_encoding(const struct reader *fde, const uint8_t *limit, uint64_t offset)
{
    struct reader reader = { .link = fde->link, .start = fde->start, .at = fde->start + offset };
    uint8_t ret = DW_EH_PE_absptr;
    if (!take_record(&reader, limit) || take_u32(&reader) != 0)
        malformed(fde, "names a CIE that is none");
    uint8_t version = *take(&reader, 1);
    const char *augmentation = (const char *)reader.at;
    while (*take(&reader, 1))
        ;
    if (version != 1 && version != 3)
        malformed(&reader, "is a CIE of unknown version");
    if (!*augmentation)
        return ret;
    if (*augmentation != 'z')
        malformed(&reader, "is a CIE with unknown augmentation");
    take_leb128(&reader);               /* code alignment */
    take_leb128(&reader);               /* data alignment */
    take_leb128(&reader);               /* return address */
    take_leb128(&reader);               /* size of what follows */
    for (const char *c = augmentation + 1; *c; c++) {
        if (*c == 'R')
            ret = *take(&reader, 1);
        else if (*c == 'L')
            take(&reader, 1);
        else if (*c == 'P')
            take(&reader, encoded_size(&reader, *take(&reader, 1)));
        else if (*c != 'S' && *c != 'B')
            malformed(&reader, "is a CIE with unknown augmentation");
    }
    return ret;
}

/* Upper bound of the number of FDEs in what the objects contribute. */
static size_t count_fdes(struct link *link, const struct input_section *input)
{
    size_t count = 0;
    struct reader reader = { .link = link, .start = input->bytes, .at = input->bytes };
    const uint8_t *limit = input->bytes + input->size;
    while (reader.at < limit && take_record(&reader, limit)) {
        count += take_u32(&reader) != 0;
        reader.at = reader.end;
    }
    return count;
}

void libld_eh_frame_plan(struct link *link)
{
    struct output_section *frames = NULL;
    for (size_t i = 0; i < link->output_count; i++)
        if (link->outputs[i]->rank == RANK_EH_FRAME)
            frames = link->outputs[i];
    if (!frames)
        return;
    for (size_t i = 0; i < frames->input_count; i++)
        link->fde_count += frames->inputs[i]->bytes ? count_fdes(link, frames->inputs[i]) : 1;
    libld_layout_own(link, ".eh_frame", RANK_EH_FRAME, 8, 4, 0);        /* the end mark */
    link->eh_frame_hdr = libld_layout_own(link, ".eh_frame_hdr", RANK_EH_FRAME_HDR, 4,
                                          HEADER_SIZE + link->fde_count * sizeof(struct table_entry), 0);
}

/* The start of the function, relative to .eh_frame_hdr; `false` if the function was dropped. */
static bool read_function(struct reader *reader, uint8_t encoding, uint64_t frames, uint64_t header,
                          int64_t *ret)
{
    if (encoding != (DW_EH_PE_pcrel | DW_EH_PE_sdata4) && encoding != (DW_EH_PE_pcrel | DW_EH_PE_sdata8))
        malformed(reader, "has an address that is not relative");
    size_t size = encoded_size(reader, encoding);
    const uint8_t *place = take(reader, size);
    const uint8_t *range = take(reader, size);
    int64_t distance = 0;
    memcpy(&distance, place, size);
    if (size == 4)
        distance = (int32_t)distance;
    if (distance == 0) {
        memset((uint8_t *)range, 0, size);      /* the image is ours to write */
        return false;
    }
    *ret = (int64_t)(frames + (place - reader->start) - header) + distance;
    return true;
}

static int compare_entries(const void *a, const void *b)
{
    const struct table_entry *x = a, *y = b;
    if (x->function != y->function)
        return x->function < y->function ? -1 : 1;
    return x->fde < y->fde ? -1 : x->fde > y->fde;
}

/* Fill `table` and return the number of entries. */
static size_t build_table(struct link *link, const struct output_section *frames, struct table_entry *table)
{
    uint64_t header = libld_layout_address(link->eh_frame_hdr);
    struct reader reader = { .link = link, .start = link->image + frames->offset };
    const uint8_t *limit = reader.start + frames->size;
    uint64_t known_cie = UINT64_MAX;
    uint8_t encoding = 0;
    size_t count = 0;
    reader.at = reader.start;
    for (; take_record(&reader, limit); reader.at = reader.end) {
        uint64_t id_at = reader.at - reader.start;
        uint32_t distance = take_u32(&reader);
        int64_t function;
        if (distance == 0)
            continue;
        if (distance > id_at)
            malformed(&reader, "names a CIE outside the section");
        if (known_cie != id_at - distance) {
            known_cie = id_at - distance;
            encoding = cie_encoding(&reader, limit, known_cie);
        }
        if (!read_function(&reader, encoding, frames->address, header, &function))
            continue;
        if (count == link->fde_count || function != (int32_t)function)
            malformed(&reader, "describes no function of the image");
        table[count++] = (struct table_entry){
            .function = function, .fde = frames->address + reader.record - header };
    }
    if (reader.at != limit)
        malformed(&reader, "ends the table too early");
    return count;
}

static void store_u32(uint8_t *place, uint32_t value)
{
    memcpy(place, &value, 4);
}

void libld_eh_frame_write(struct link *link)
{
    if (!link->eh_frame_hdr)
        return;
    const struct output_section *frames = libld_layout_find(link, RANK_EH_FRAME);
    uint8_t *header = libld_layout_bytes(link, link->eh_frame_hdr);
    struct table_entry *table = (struct table_entry *)(header + HEADER_SIZE);
    size_t count = build_table(link, frames, table);
    qsort(table, count, sizeof *table, compare_entries);
    header[0] = 1;
    header[1] = DW_EH_PE_pcrel | DW_EH_PE_sdata4;
    header[2] = DW_EH_PE_udata4;
    header[3] = DW_EH_PE_datarel | DW_EH_PE_sdata4;
    store_u32(header + 4, frames->address - (libld_layout_address(link->eh_frame_hdr) + 4));
    store_u32(header + 8, count);
}
