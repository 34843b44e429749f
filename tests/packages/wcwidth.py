# packages: wcwidth==0.2.13
from wcwidth import list_versions, wcswidth, wcwidth

for text in ["hello", "コンニチハ", "café", "cafe\u0301", "\u200b", "a\x00b", "\x1b[0m", "👩\u200d👩\u200d👧", "❤\ufe0f", "한국어", "\u0378", "ﾊﾝｶｸ", ""]:
    print(ascii(text), wcswidth(text), [wcwidth(letter) for letter in text])
print(sum(max(wcwidth(chr(point)), 0) for point in range(0, 0x3000, 7)), len(list_versions()), wcwidth("\u231a", "4.1.0"), wcwidth("\u231a", "9.0.0"), wcwidth("あ", "latest"))
