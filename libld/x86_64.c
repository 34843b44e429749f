/* All that knows x86-64: what each relocation means, the procedure linkage table, and its unwind table.
 *
 * A reference is looked at twice. The scan, before addresses exist, decides what it needs: nothing, a slot
 * in .got, an entry in .plt, or a relocation for ld.so. The application computes the value and stores it.
 * The letters are those of the psABI: S symbol, A addend, P place, G slot, GOT table, Z size. */
#include <string.h>

#include "internal.h"

const uint16_t libld_x86_64_machine = EM_X86_64;
const uint32_t libld_x86_64_relative = R_X86_64_RELATIVE;

enum { PLT_ENTRY = 8 };

enum form {
    FORM_UNKNOWN,
    FORM_NONE,
    FORM_ABSOLUTE,      /* S + A */
    FORM_PC,            /* S + A - P */
    FORM_CALL,          /* S + A - P, or the entry in .plt for S */
    FORM_SLOT,          /* G + A - P: the address of the slot that holds S */
    FORM_GOT,           /* GOT + A - P */
    FORM_GOT_OFFSET,    /* S + A - GOT */
    FORM_SIZE,          /* Z + A */
    FORM_THREAD         /* any that needs thread-local storage */
};

struct howto {
    uint8_t form;
    uint8_t width;
    bool is_signed;     /* the value is sign-extended when it is used */
    bool relaxable;     /* the linker may rewrite the instruction when the slot is not needed */
};

static const struct howto howtos[] = {
    [R_X86_64_NONE] = { FORM_NONE, 0, false, false },
    [R_X86_64_64] = { FORM_ABSOLUTE, 8, false, false },
    [R_X86_64_32] = { FORM_ABSOLUTE, 4, false, false },
    [R_X86_64_32S] = { FORM_ABSOLUTE, 4, true, false },
    [R_X86_64_PC32] = { FORM_PC, 4, true, false },
    [R_X86_64_PC64] = { FORM_PC, 8, true, false },
    [R_X86_64_PLT32] = { FORM_CALL, 4, true, false },
    [R_X86_64_GOTPCREL] = { FORM_SLOT, 4, true, false },
    [R_X86_64_GOTPCRELX] = { FORM_SLOT, 4, true, true },
    [R_X86_64_REX_GOTPCRELX] = { FORM_SLOT, 4, true, true },
    [R_X86_64_GOTPCREL64] = { FORM_SLOT, 8, true, false },
    [R_X86_64_GOTPC32] = { FORM_GOT, 4, true, false },
    [R_X86_64_GOTPC64] = { FORM_GOT, 8, true, false },
    [R_X86_64_GOTOFF64] = { FORM_GOT_OFFSET, 8, true, false },
    [R_X86_64_SIZE32] = { FORM_SIZE, 4, false, false },
    [R_X86_64_SIZE64] = { FORM_SIZE, 8, false, false },
    [R_X86_64_DTPOFF32] = { FORM_THREAD, 4, false, false },
    [R_X86_64_DTPOFF64] = { FORM_THREAD, 8, false, false },
    [R_X86_64_TPOFF32] = { FORM_THREAD, 4, false, false },
    [R_X86_64_TPOFF64] = { FORM_THREAD, 8, false, false },
    [R_X86_64_TLSGD] = { FORM_THREAD, 4, false, false },
    [R_X86_64_TLSLD] = { FORM_THREAD, 4, false, false },
    [R_X86_64_GOTTPOFF] = { FORM_THREAD, 4, false, false },
    [R_X86_64_GOTPC32_TLSDESC] = { FORM_THREAD, 4, false, false },
    [R_X86_64_TLSDESC_CALL] = { FORM_THREAD, 0, false, false },
};

/* One reference, decoded: what a relocation entry in `section` says. */
struct reference {
    struct input_section *section;
    uint64_t offset;
    struct symbol *symbol;
    int64_t addend;
    uint32_t type;
    struct howto howto;
};

static _Noreturn void refuse(struct link *link, const struct reference *ref, const char *why)
{
    const struct symbol *symbol = ref->symbol;
    const char *name = *symbol->name ? symbol->name : symbol->section ? symbol->section->name : "";
    libld_fail(link, "%s: section %s: relocation type %u at offset 0x%lx against %s: %s",
               ref->section->object->name, ref->section->name, ref->type, (unsigned long)ref->offset, name, why);
}

static struct reference decode(struct link *link, struct input_section *section, const Elf64_Rela *rela)
{
    uint32_t type = ELF64_R_TYPE(rela->r_info);
    struct reference ref = {
        .section = section, .offset = rela->r_offset, .type = type, .addend = rela->r_addend,
        .symbol = section->object->symbols[ELF64_R_SYM(rela->r_info)],
    };
    if (type < sizeof howtos / sizeof *howtos)
        ref.howto = howtos[type];
    if (type != R_X86_64_NONE && ref.howto.form == FORM_UNKNOWN)
        refuse(link, &ref, "unknown type");
    if (ref.offset > section->size || ref.howto.width > section->size - ref.offset)
        refuse(link, &ref, "lies outside its section");
    return ref;
}

static bool is_dropped(const struct symbol *symbol)
{
    return symbol->state == SYMBOL_DEFINED && !symbol->section->out;
}

/* How a load, call or jump through a slot is rewritten when the address is known: the opcode byte pair
 * before the displacement, before and after. Anything else keeps its slot. */
enum relaxation { RELAX_NOT, RELAX_LEA, RELAX_CALL, RELAX_JUMP };

static enum relaxation relaxation(const struct reference *ref)
{
    if (!ref->howto.relaxable || ref->addend != -4 || ref->offset < 2 ||
        ref->symbol->state != SYMBOL_DEFINED || libld_symbol_preemptible(ref->symbol))
        return RELAX_NOT;
    const uint8_t *place = ref->section->bytes + ref->offset;
    if (place[-2] == 0x8b && (place[-1] & 0xc7) == 0x05)
        return RELAX_LEA;
    if (place[-2] == 0xff && place[-1] == 0x15)
        return RELAX_CALL;
    if (place[-2] == 0xff && place[-1] == 0x25)
        return RELAX_JUMP;
    return RELAX_NOT;
}

static void need_slot(struct link *link, struct symbol *symbol)
{
    if (symbol->got)
        return;
    link->got = libld_memory_grow(link, link->got, link->got_count, &link->got_capacity, sizeof *link->got);
    link->got[link->got_count++] = symbol;
    symbol->got = link->got_count;
    symbol->dynamic |= libld_symbol_preemptible(symbol);
}

static void need_entry(struct link *link, struct symbol *symbol)
{
    if (symbol->plt)
        return;
    link->plt = libld_memory_grow(link, link->plt, link->plt_count, &link->plt_capacity, sizeof *link->plt);
    link->plt[link->plt_count++] = symbol;
    symbol->plt = link->plt_count;
    need_slot(link, symbol);
}

static void scan_absolute(struct link *link, const struct reference *ref)
{
    struct symbol *symbol = ref->symbol;
    if (symbol->state == SYMBOL_ABSOLUTE && symbol->binding != STB_GNU_UNIQUE)
        return;
    if (ref->howto.width != 8)
        refuse(link, ref, "an address does not fit 32 bits in a shared object; compile with -fPIC");
    if (!(ref->section->flags & SHF_WRITE))
        refuse(link, ref, "an address in a section that is not writable");
    bool preemptible = libld_symbol_preemptible(symbol);
    symbol->dynamic |= preemptible;
    libld_dynamic_reloc(link, &(struct dynamic_reloc){
        .section = ref->section, .offset = ref->offset, .addend = ref->addend,
        .type = preemptible ? R_X86_64_64 : R_X86_64_RELATIVE,
        .symbol = preemptible ? symbol : NULL, .target = symbol,
    });
}

static void scan_reference(struct link *link, const struct reference *ref)
{
    bool preemptible = libld_symbol_preemptible(ref->symbol);
    switch ((enum form)ref->howto.form) {
    case FORM_ABSOLUTE:
        scan_absolute(link, ref);
        break;
    case FORM_PC:
    case FORM_GOT_OFFSET:
        if (preemptible)
            refuse(link, ref, "another object's name is not at a fixed distance; compile with -fPIC");
        break;
    case FORM_CALL:
        if (preemptible)
            need_entry(link, ref->symbol);
        break;
    case FORM_SLOT:
        if (relaxation(ref) == RELAX_NOT)
            need_slot(link, ref->symbol);
        break;
    case FORM_THREAD:
        refuse(link, ref, "thread-local storage is not supported");
    case FORM_UNKNOWN:
    case FORM_NONE:
    case FORM_GOT:
    case FORM_SIZE:
        break;
    }
}

/* Unwind tables still mention functions that lost to another object's copy; eh_frame.c removes those. */
void libld_x86_64_scan(struct link *link, struct input_section *section)
{
    bool is_frames = section->out->rank == RANK_EH_FRAME;
    for (size_t i = 0; i < section->rela_count; i++) {
        struct reference ref = decode(link, section, &section->relas[i]);
        if (!is_dropped(ref.symbol))
            scan_reference(link, &ref);
        else if (!is_frames)
            refuse(link, &ref, "it is in a section that was dropped");
    }
}

/* Unwind entries that libld writes itself. The CIE (version 1, augmentation zR, pc-relative sdata4) says
 * what holds at a function's entry: the return address is on top. That is all that .plt needs. A function
 * that starts by setting up a frame pointer says so in its FDE; `set_up` is where it has done that. */
enum { FDE_START = 8, FDE_RULES = 17 };

static const uint8_t cie[LIBLD_CIE_SIZE] = {
    20, 0, 0, 0, 0, 0, 0, 0, 1, 'z', 'R', 0, 1, 0x78, 16, 1, 0x1b, 0x0c, 7, 8, 0x90, 1,
};

static void write_fde(uint8_t *ret, uint32_t distance, uint32_t size, unsigned set_up)
{
    static const uint8_t pushed[] = { 0x0e, 16, 0x86, 2 };      /* CFA is rsp + 16, rbp is at CFA - 16 */
    static const uint8_t moved[] = { 0x0d, 6 };                 /* CFA is rbp + 16 */
    uint32_t head[] = { LIBLD_FDE_SIZE - 4, distance, 0, size };
    memset(ret, 0, LIBLD_FDE_SIZE);
    memcpy(ret, head, sizeof head);
    if (!set_up)
        return;
    uint8_t *rules = ret + FDE_RULES;
    *rules++ = 0x40 | (set_up - 3);                             /* advance past push %rbp */
    memcpy(rules, pushed, sizeof pushed);
    rules += sizeof pushed;
    *rules++ = 0x40 | 3;                                        /* and past mov %rsp, %rbp */
    memcpy(rules, moved, sizeof moved);
}

/* Where code has set up its frame pointer, 0 if it does not begin with that. */
static unsigned frame_set_up(const uint8_t *code, size_t size)
{
    if (size >= 4 && !memcmp(code, "\x55\x48\x89\xe5", 4))
        return 4;
    return size >= 8 && !memcmp(code, "\xf3\x0f\x1e\xfa\x55\x48\x89\xe5", 8) ? 8 : 0;
}

bool libld_x86_64_has_frame(const uint8_t *code, size_t size)
{
    return frame_set_up(code, size) != 0;
}

void libld_x86_64_write_cie(uint8_t *ret)
{
    memcpy(ret, cie, sizeof cie);
}

/* The FDE of `code`, `offset` bytes after the CIE; its start is left to a relocation, which is returned. */
Elf64_Rela libld_x86_64_write_fde(uint8_t *ret, uint64_t offset, const uint8_t *code, size_t size,
                                  uint32_t symbol)
{
    write_fde(ret, offset + 4, size, frame_set_up(code, size));
    return (Elf64_Rela){ .r_offset = offset + FDE_START, .r_info = ELF64_R_INFO((uint64_t)symbol, R_X86_64_PC32) };
}

/* The scan is done: size the tables that it asked for. */
void libld_x86_64_plan(struct link *link)
{
    link->got_slots->size = 8 * link->got_count;
    for (size_t i = 0; i < link->got_count; i++) {
        struct symbol *symbol = link->got[i];
        if (libld_symbol_preemptible(symbol))
            libld_dynamic_reloc(link, &(struct dynamic_reloc){
                .section = link->got_slots, .offset = 8 * i, .type = R_X86_64_GLOB_DAT, .symbol = symbol });
        else if (symbol->state == SYMBOL_DEFINED)
            libld_dynamic_reloc(link, &(struct dynamic_reloc){
                .section = link->got_slots, .offset = 8 * i, .type = R_X86_64_RELATIVE, .target = symbol });
    }
    if (link->plt_count) {
        link->plt_code = libld_layout_own(link, ".plt", RANK_PLT, 16, PLT_ENTRY * link->plt_count, PLT_ENTRY);
        link->plt_frames = libld_layout_own(link, ".eh_frame", RANK_EH_FRAME, 8, LIBLD_CIE_SIZE + LIBLD_FDE_SIZE, 0);
    }
}

static void store(uint8_t *place, uint64_t value, unsigned width)
{
    memcpy(place, &value, width);       /* the machine and the file are both little-endian */
}

static uint64_t slot_address(const struct link *link, const struct symbol *symbol)
{
    return libld_layout_address(link->got_slots) + 8 * (symbol->got - 1);
}

static void relax(struct reference *ref, uint8_t *place, uint64_t *value)
{
    switch (relaxation(ref)) {
    case RELAX_LEA:                     /* mov slot(%rip), reg -> lea symbol(%rip), reg */
        place[-2] = 0x8d;
        break;
    case RELAX_CALL:                    /* call *slot(%rip) -> addr32 call symbol */
        place[-2] = 0x67;
        place[-1] = 0xe8;
        break;
    case RELAX_JUMP:                    /* jmp *slot(%rip) -> jmp symbol; nop */
        place[-2] = 0xe9;
        place[3] = 0x90;
        ref->offset--;
        *value += 1;
        break;
    case RELAX_NOT:
        break;
    }
}

static uint64_t value_of(const struct link *link, const struct reference *ref, uint64_t place)
{
    const struct symbol *symbol = ref->symbol;
    uint64_t target = libld_symbol_address(symbol) + ref->addend;
    uint64_t got = libld_layout_address(link->got_slots);
    switch ((enum form)ref->howto.form) {
    case FORM_ABSOLUTE:
        return target;
    case FORM_CALL:
        if (symbol->plt)
            target = libld_layout_address(link->plt_code) + PLT_ENTRY * (symbol->plt - 1) + ref->addend;
        return target - place;
    case FORM_PC:
        return target - place;
    case FORM_SLOT:
        if (relaxation(ref) != RELAX_NOT)
            return target - place;
        return slot_address(link, symbol) + ref->addend - place;
    case FORM_GOT:
        return got + ref->addend - place;
    case FORM_GOT_OFFSET:
        return target - got;
    case FORM_SIZE:
        return symbol->size + ref->addend;
    case FORM_UNKNOWN:
    case FORM_NONE:
    case FORM_THREAD:
        break;
    }
    return 0;
}

static bool fits(const struct howto *howto, uint64_t value)
{
    return howto->width == 8 || (howto->is_signed ? (int64_t)value == (int32_t)value : value == (uint32_t)value);
}

static void apply_mapped(struct link *link, struct reference *ref, uint8_t *bytes)
{
    if (is_dropped(ref->symbol)) {
        store(bytes + ref->offset, 0, ref->howto.width);
        return;
    }
    if (ref->howto.form == FORM_ABSOLUTE && ref->howto.width == 8 && ref->symbol->state != SYMBOL_ABSOLUTE)
        return;                         /* ld.so stores it */
    uint64_t value = value_of(link, ref, libld_layout_address(ref->section) + ref->offset);
    if (!fits(&ref->howto, value))
        refuse(link, ref, "the value does not fit");
    if (ref->howto.form == FORM_SLOT)
        relax(ref, bytes + ref->offset, &value);
    store(bytes + ref->offset, value, ref->howto.width);
}

/* What DWARF says of a function or object that was dropped: that it is where the copy is that was kept, if
 * the two look the same; otherwise it is nowhere. A pair of zeros would end a list of ranges or locations
 * too early, hence the 1 there. */
static uint64_t dropped_value(const struct reference *ref)
{
    const struct input_section *twin = ref->symbol->section->twin;
    if (twin && twin->out && ref->howto.form == FORM_ABSOLUTE)
        return libld_layout_address(twin) + ref->symbol->value + ref->addend;
    return !strcmp(ref->section->name, ".debug_ranges") || !strcmp(ref->section->name, ".debug_loc");
}

static uint64_t debug_value(struct link *link, const struct reference *ref)
{
    enum form form = ref->howto.form;
    if (is_dropped(ref->symbol))
        return dropped_value(ref);
    if (form == FORM_THREAD || ref->symbol->state == SYMBOL_UNDEFINED)
        return 0;
    if (form != FORM_ABSOLUTE && form != FORM_PC && form != FORM_SIZE)
        refuse(link, ref, "has no meaning in a section that is not mapped");
    return value_of(link, ref, ref->offset);
}

static void apply_debug(struct link *link, const struct reference *ref, uint8_t *bytes)
{
    uint64_t value = debug_value(link, ref);
    if (!fits(&ref->howto, value))
        refuse(link, ref, "the value does not fit");
    store(bytes + ref->offset, value, ref->howto.width);
}

void libld_x86_64_apply(struct link *link, struct input_section *section)
{
    uint8_t *bytes = libld_layout_bytes(link, section);
    bool is_mapped = section->out->flags & SHF_ALLOC;
    for (size_t i = 0; i < section->rela_count; i++) {
        struct reference ref = decode(link, section, &section->relas[i]);
        if (ref.howto.form == FORM_NONE)
            continue;
        if (is_mapped)
            apply_mapped(link, &ref, bytes);
        else
            apply_debug(link, &ref, bytes);
    }
}

/* Each entry jumps through its slot, which ld.so has filled before any code runs: jmp *slot(%rip); nop. */
void libld_x86_64_write_plt(struct link *link)
{
    if (!link->plt_count)
        return;
    uint8_t *entry = libld_layout_bytes(link, link->plt_code);
    uint64_t address = libld_layout_address(link->plt_code);
    for (size_t i = 0; i < link->plt_count; i++, entry += PLT_ENTRY, address += PLT_ENTRY) {
        memcpy(entry, "\xff\x25\0\0\0\0\x66\x90", PLT_ENTRY);
        store(entry + 2, slot_address(link, link->plt[i]) - (address + 6), 4);
    }
    uint8_t *frames = libld_layout_bytes(link, link->plt_frames);
    uint64_t frames_address = libld_layout_address(link->plt_frames);
    uint8_t *fde = frames + LIBLD_CIE_SIZE;
    memcpy(frames, cie, sizeof cie);
    write_fde(fde, LIBLD_CIE_SIZE + 4, link->plt_code->size, 0);
    store(fde + FDE_START,
          libld_layout_address(link->plt_code) - (frames_address + LIBLD_CIE_SIZE + FDE_START), 4);
}
