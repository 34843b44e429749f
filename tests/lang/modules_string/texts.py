import string
from string import Template

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), repr(string.printable))
print(string.capwords("the  quick fox"), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}s, $$5 each")
print(t.substitute(who="tim", what="kung pao"), t.substitute({"who": "a", "what": "b"}), t.safe_substitute(who="x"), t.template)
for bad in (lambda: t.substitute(who="x"), lambda: Template("one\ntwo $ 3").substitute()):
    try:
        bad()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
