# header: magic.h
import magic
cookie = magic_open(MAGIC_MIME_TYPE)
print(magic_load(cookie, None))
print(magic_buffer(cookie, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16))          # the library's text, until the next call
print(magic_buffer(cookie, "plain", 5))
print("/no/such" in str(magic_file(cookie, "/no/such")))
magic_close(cookie)
# expect: 0
# expect: image/png
# expect: text/plain
# expect: True
