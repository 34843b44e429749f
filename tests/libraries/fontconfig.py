# header: fontconfig/fontconfig.h
import fontconfig
p = FcNameParse("DejaVu Sans:bold:size=12")
print(FcPatternFormat(p, "%{family} %{weight} %{size}"))
v = new("FcChar8 *")
print(FcPatternGetString(p, FC_FAMILY, 0, v) == FcResultMatch, v[0])
d = new("double")
print(FcPatternGetDouble(p, FC_SIZE, 0, d), d[0])
FcPatternDestroy(p)
# expect: DejaVu Sans 200 12
# expect: True DejaVu Sans
# expect: FcResultMatch 12.0
