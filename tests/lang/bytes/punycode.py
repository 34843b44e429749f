print("b\u00fccher".encode("punycode"), b"bcher-kva".decode("punycode"), "\u30c9\u30e1\u30a4\u30f3".encode("Punycode"))
