x = b'é'  # error: bytes can only contain ASCII literal characters
