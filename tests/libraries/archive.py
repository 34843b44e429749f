# header: archive.h
import archive

room, used = bytearray(20000), new("size_t")
made = archive_write_new()
archive_write_set_format_pax_restricted(made)
archive_write_add_filter_gzip(made)
print(archive_write_open_memory(made, room, len(room), used) == ARCHIVE_OK)
for name, text in [("birds/wren.txt", b"sings\0"), ("birds/auk.txt", b"dives" * 50)]:
    entry = archive_entry_new()
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, len(text))
    archive_entry_set_filetype(entry, AE_IFREG)
    archive_entry_set_perm(entry, 0o640)
    archive_entry_set_mtime(entry, 1000000000, 0)
    archive_write_header(made, entry)
    print(archive_write_data(made, text, len(text)))
    archive_entry_free(entry)
print(archive_write_close(made), archive_write_free(made), used[0] > 100)
# expect: True
# expect: 6
# expect: 250
# expect: 0 0 True

read = archive_read_new()
archive_read_support_format_all(read)
archive_read_support_filter_all(read)
print(archive_read_open_memory(read, room, used[0]))
entry = new("struct archive_entry *")
while archive_read_next_header(read, entry) == ARCHIVE_OK:
    content = bytearray(archive_entry_size(entry[0]))
    archive_read_data(read, content, len(content))
    print(archive_entry_pathname(entry[0]), oct(archive_entry_perm(entry[0])), archive_entry_mtime(entry[0]), len(content), bytes(content[:6]))
print(archive_filter_name(read, 0), archive_format_name(read))
archive_read_free(read)
# expect: 0
# expect: birds/wren.txt 0o640 1000000000 6 b'sings\x00'
# expect: birds/auk.txt 0o640 1000000000 250 b'divesd'
# expect: gzip POSIX ustar format

# A reader in Python gives the archive in pieces.
pieces = [bytes(room[at:min(at + 50, used[0])]) for at in range(0, used[0], 50)]
held = []


def give(archive, data, buffer):
    if not pieces:
        return 0
    held[:] = [pieces.pop(0)]
    buffer[0] = held[0]
    return len(held[0])


read = archive_read_new()
archive_read_support_format_tar(read)
archive_read_support_filter_gzip(read)
print(archive_read_open(read, None, None, give, None), archive_read_next_header(read, entry), archive_entry_pathname(entry[0]))
archive_read_free(read)
broken = archive_read_new()
print(archive_read_open_memory(broken, room, 10) == ARCHIVE_FATAL, archive_error_string(broken))
# expect: 0 0 birds/wren.txt
# expect: True No formats registered
