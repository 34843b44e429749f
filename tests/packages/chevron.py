# packages: chevron==0.14.0
import chevron

DATA = {"name": "Ada <&>", "items": [{"n": 1, "tags": ["a", "b"]}, {"n": 2, "tags": []}], "empty": [], "yes": True, "deep": {"er": {"x": "found"}}, "number": 1.5,
        "upper": lambda text, render: render(text).upper()}
for template in ["Hello {{name}} {{{name}}} {{&name}}!", "{{#items}}\n- {{n}}: {{#tags}}{{.}},{{/tags}}{{^tags}}none{{/tags}}\n{{/items}}\n", "{{^empty}}nothing{{/empty}}{{#empty}}x{{/empty}}",
                 "{{deep.er.x}} {{deep.no.x}}", "{{! a comment }}{{number}}", "{{=<% %>=}}<% name %>{{name}}", "{{#upper}}loud {{yes}}{{/upper}}", "a\n  {{> part}}\nb", "{{#yes}}\n  in\n{{/yes}}\n"]:
    print(repr(chevron.render(template, DATA, partials_dict={"part": "<{{number}}>\n"})))
for template in ["{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{a"]:
    try:
        print(repr(chevron.render(template, DATA)))
    except chevron.ChevronError as error:
        print(error)
