# packages: mistune==0.8.4
import mistune

TEXT = """# Title

Some *emphasis*, **strong**, `code <x>`, ~~gone~~, a [link](http://e.com "t"), ![img](i.png), <http://auto.com> & http://bare.com.
Line  \nbreak and \\*escape\\*, footnote[^1].

Sub
---

* one
* two
    1. deep
    2. deeper

- [x] para

  more

> quote
> # with head

    indented <code>

```python
def f(): return "fenced"
```

| a | b |
|---|:-:|
| 1 | *2* |

***

<div>raw <b>html</b></div>

[ref]: http://ref.com 'Ref'
A [text][ref] and [ref].

[^1]: The note.
"""
print(mistune.markdown(TEXT))
print(mistune.markdown(TEXT, escape=False, hard_wrap=True))


class Renderer(mistune.Renderer):
    def header(self, text, level, raw=None):
        return f"<<{level}:{text}>>\n"

    def block_code(self, code, lang=None):
        return f"[{lang}|{code}]\n"


print(mistune.Markdown(renderer=Renderer())(TEXT))
print(mistune.escape("<a href=\"x\">'&amp;'", quote=True, smart_amp=False))
