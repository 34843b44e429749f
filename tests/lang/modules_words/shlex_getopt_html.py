import getopt
import html
import shlex

for text in ("a b  c", "'a b' \"c d\"", "a\\ b 'x'\"y\"z", "say \"it's\"", '"\\"q\\" \\n"', "''", "a # no", "x''y"):
    print(shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False) if "\\" not in text else "")
print(shlex.quote("a b"), shlex.quote("it's"), shlex.quote("plain-1.txt"), shlex.quote(""), shlex.join(["a", "b c", "$x"]))
for text in ("'open", "trailing\\"):
    try:
        shlex.split(text)
    except ValueError as error:
        print(error)
print(getopt.getopt(["-a", "-bval", "-c", "x", "--long", "--name=v", "--oth", "y", "rest", "-z"], "ab:c:", ["long", "name=", "other="]))
print(getopt.gnu_getopt(["x", "-a", "y", "--", "-b"], "a"), getopt.getopt([], ""))
for args in (["-x"], ["-b"], ["--nope"], ["--name"], ["--long=3"], ["--n"]):
    try:
        print(getopt.getopt(args, "b:", ["long", "name=", "nope2", "nope3"]))
    except getopt.GetoptError as error:
        print(error, error.opt)
print(html.escape("<a href=\"x\">'&'</a>"), html.escape("\"'", quote=False))
print(html.unescape("&lt;b&gt; &amp;amp; &#65;&#x42; &quot;&apos; &copy; &nope; &amp &#0; &eacute;&hellip; & x &#8364; &notit;"))
