import gzip, io
g = gzip.compress(b"zipped " * 50, mtime=0)
print(gzip.decompress(g) == b"zipped " * 50, g[:4])
b = io.BytesIO()
with gzip.GzipFile(fileobj=b, mode="wb", mtime=0) as f:
    f.write(b"line 1\n"); f.write(b"line 2\n")
b.seek(0)
with gzip.open(b, "rt") as f:
    print(f.readlines())
