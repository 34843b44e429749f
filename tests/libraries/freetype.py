# header: freetype2/ft2build.h
import freetype
lib = new("FT_Library")
print(FT_Init_FreeType(lib))
a, b, c_ = new("FT_Int"), new("FT_Int"), new("FT_Int")
FT_Library_Version(lib[0], a, b, c_)
print(a[0] == FREETYPE_MAJOR, FT_ENCODING_UNICODE)
face = new("FT_Face")
error = FT_New_Face(lib[0], "/no/such/font", 0, face)
print(error == FT_Err_Cannot_Open_Resource)
FT_Done_FreeType(lib[0])
# expect: 0
# expect: True 1970170211
# expect: True
