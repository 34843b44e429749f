# packages: webcolors==1.13
import webcolors

print(webcolors.name_to_hex("white"), webcolors.hex_to_name("#daa520"), webcolors.normalize_hex("#09C"), webcolors.hex_to_rgb("#000080"), webcolors.rgb_to_hex((255, 255, 255)), webcolors.rgb_percent_to_hex(("100%", "50%", "0%")))
print(webcolors.name_to_rgb("navy"), webcolors.rgb_to_rgb_percent((218, 165, 32)), webcolors.html5_parse_simple_color("#ffffff"), webcolors.html5_parse_legacy_color("chucknorris"), webcolors.html5_serialize_simple_color((1, 2, 3)), webcolors.IntegerRGB(1, 2, 3))
for action in (lambda: webcolors.name_to_hex("nope"), lambda: webcolors.normalize_hex("#12"), lambda: webcolors.hex_to_name("#123456")):
    try:
        print(action())
    except ValueError as error:
        print(error)
