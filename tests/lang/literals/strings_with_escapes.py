print('a\tb\\n\'\"', "it's", 'say "hi"')
print(repr('a\tb\n\r\\ \' \x00\x7f\x80\xff\u0100\u2028\ud800\U0001f600'))
print('\101\60\7x' == 'A0\x07x', '\N{GREEK SMALL LETTER ALPHA}', '\N{snowman}')
print(r'\n\x41\'', R"\\", 'a' 'b' "c" r'\d' '\t|')
print('''one
two'three''' """
four"five
""")
print('a\
b')
print(len('\u00e9'), len('é'), len('😀'), ord('\U0010ffff'))
print(u'unicode', repr('"'), repr("'"), repr('\'"'), repr("it's"))
print('\x41\u0042\U00000043')
