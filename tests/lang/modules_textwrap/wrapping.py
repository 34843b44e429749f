import textwrap

text = "The quick brown fox -- well-known for jumping -- leaped over the lazy dog; extraordinarily-long hyphenated-words-here."
for width in (10, 17, 30, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("supercalifragilistic word", 8), textwrap.wrap("supercalifragilistic word", 8, break_long_words=False), textwrap.wrap(""), textwrap.wrap("  a  b  ", 3))
print(repr(textwrap.dedent("""
    one
      two

    three
""")), repr(textwrap.dedent("  a\n\tb")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\n", "-", lambda line: True)))
print(textwrap.shorten("Hello  world, how are you?", 18), textwrap.shorten("Hello world", 5), textwrap.shorten("Hello world", 11), textwrap.shorten("Hello world again", 12, placeholder="..."))
print(textwrap.wrap("one two three four five six", 9, max_lines=2), textwrap.wrap("tab\there\nline", 20))
try:
    textwrap.wrap("x", 0)
except ValueError as error:
    print(error)
