# packages: idna==3.6
import idna

for text in ["example.com", "ドメイン.テスト", "königsgäßchen", "faß.de", "xn--eckwd4c7c.xn--zckzah", "пример.рф", "a" * 64, "-a", "a\u0301b", "ＡＢＣ.com", "☃.net", ""]:
    for name, function in (("encode", idna.encode), ("uts46", lambda text: idna.encode(text, uts46=True)), ("decode", idna.decode)):
        try:
            print(ascii(text), name, ascii(function(text)))
        except (idna.IDNAError, UnicodeError) as error:
            print(ascii(text), name, type(error).__name__, ascii(str(error)))
