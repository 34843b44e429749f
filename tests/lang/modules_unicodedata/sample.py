import unicodedata

SAMPLE = [*range(0, 0x250, 7), 0x301, 0x323, 0x378, 0x3a9, 0x5d0, 0x660, 0xbd, 0x1100, 0x1161, 0x2160, 0x2155, 0x3000, 0x3042, 0x4e00, 0xac00, 0xac01, 0xd7a3,
          0xd800, 0xe000, 0xf900, 0xfb01, 0xff21, 0xfffe, 0x10000, 0x12000, 0x1d15e, 0x1f600, 0x20000, 0x2f800, 0x30000, 0xe0100, 0x10ffff]
TEXTS = ["ascii", "caf\u00e9", "e\u0301\u0323", "a\u0323\u0301b", "\ufb01n\u00bd", "\ud55c\uae00", "\u1112\u1161\u11ab", "\u1e9b\u0323", "\u0958", "\U0001d15e",
         "\u2126\u212b", "\u0b47\u0300\u0b3e", "\uff21\u30ac\uff76\uff9e", "\u0301a", ""]


def tried(function, *arguments):
    try:
        return function(*arguments)
    except (KeyError, TypeError, ValueError) as error:
        return type(error).__name__, str(error)


for point in SAMPLE:
    char = chr(point)
    print(hex(point), unicodedata.name(char, None), unicodedata.category(char), unicodedata.bidirectional(char), unicodedata.combining(char),
          unicodedata.mirrored(char), unicodedata.east_asian_width(char), unicodedata.decomposition(char), unicodedata.decimal(char, None),
          unicodedata.digit(char, None), unicodedata.numeric(char, None))
for text in TEXTS:
    print([(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")])
for name in ["LATIN SMALL LETTER A WITH ACUTE", "greek small letter omega", "HANGUL SYLLABLE HAN", "CJK UNIFIED IDEOGRAPH-4E00", "cjk compatibility ideograph-f900",
             "GRINNING FACE", "CJK UNIFIED IDEOGRAPH-41", "NO SUCH THING", "", "CJK UNIFIED IDEOGRAPH-04E00", "hangul syllable han", "cjk unified ideograph-4e00"]:
    print(name, ascii(tried(unicodedata.lookup, name)))
for function in [unicodedata.name, unicodedata.decimal, unicodedata.digit, unicodedata.numeric]:
    print(tried(function, "\x00"), tried(function, "ab"), tried(function, 5))
print(tried(unicodedata.category, ""), tried(unicodedata.category, 5), tried(unicodedata.normalize, "NFX", "a"), tried(unicodedata.normalize, 1, "a"))
print(unicodedata.unidata_version)
