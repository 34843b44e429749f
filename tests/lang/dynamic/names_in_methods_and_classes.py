class C:
    z = 1
    print(sorted(n for n in locals() if n[0] != "_"))
    locals()["w"] = 9
    exec("v = z + 1")
    def m(self, x):
        return sorted(locals()), eval("x + self.z")
print(C.w, C.z, C.v, C().m(4))
