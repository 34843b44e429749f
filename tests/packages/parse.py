# packages: parse==1.20.0
import parse

for form, text in [("It's {}, I love it!", "It's spam, I love it!"), ("{:d} and {:f}", "42 and 3.5"), ("{name} is {age:d}", "Ann is 30"), ("{:w}@{:w}.com", "me@home.com"), ("{:>}x", "  ax"), ("{:x} {:b} {:o}", "1f 101 17"), ("{:.2}{:.2}", "abcd"), ("{:%}", "50%"), ("{a.b} {c[0]}", "1 2"), ("{n:d}", "x"), ("{:tt}", "10:21:36"), ("{:ti}", "2011-11-21T10:21:36")]:
    print(form, parse.parse(form, text))
print(parse.search("age: {:d}", "name: x, age: 42 "), [found.fixed for found in parse.findall(">{}<", "<p>a</p><p>b</p>")], parse.compile("{x:d}-{y:d}").parse("1-2").named, parse.parse("{:c}", "x", {"c": lambda text: text * 2}), parse.parse("hello {}", "HELLO x"), parse.parse("hello {}", "HELLO x", case_sensitive=True))
