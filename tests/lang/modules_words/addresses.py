from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit,
                          urlunparse, urlunsplit)

for url in ("http://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag", "mailto:x@y.z", "/path?x", "//host/p", "http://[::1]:80/", "file:///etc/passwd", "", "a:b", "HTTP://x#"):
    parts = urlparse(url)
    print(parts, parts.hostname, parts.port, parts.username, parts.password, parts.geturl() == url, urlsplit(url))
base = "http://a/b/c/d;p?q"
for url in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "./../g", "g/./h"):
    print(url, urljoin(base, url))
print(urlunparse(("http", "h", "/p", "x", "q", "f")), urlunsplit(("", "", "p", "", "")), urldefrag("http://x/y#z"))
print(quote("a b/ü&=~"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%BC%zz%"), unquote_plus("a+b%2B"), quote(b"\xff"))
print(urlencode({"a": 1, "b": "x y", "c": "ü"}), urlencode([("a", [1, 2])], doseq=True), urlencode({"a": [1, 2]}))
print(parse_qs("a=1&a=2&b=&c"), parse_qs("a=1&b=", keep_blank_values=True), parse_qsl("x=%20&y=a+b"))
try:
    parse_qsl("a", strict_parsing=True)
except ValueError as error:
    print(error)
