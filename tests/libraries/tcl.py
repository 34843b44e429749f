# header: tcl.h
import tcl
interp = Tcl_CreateInterp()
print(Tcl_Eval(interp, "expr {6 * 7}"), Tcl_GetStringResult(interp))
def bird(data, interp, count, words):
    Tcl_SetObjResult(interp, Tcl_NewStringObj(f"{data['prefix']} {Tcl_GetString(words[1])}", -1))
    return TCL_OK
Tcl_CreateObjCommand(interp, "bird", bird, {"prefix": "small"}, None)
print(Tcl_Eval(interp, "bird wren") == TCL_OK, Tcl_GetStringResult(interp))
print(Tcl_Eval(interp, "nothing") == TCL_ERROR, Tcl_GetStringResult(interp))
def fails(data, interp, count, words):
    raise LookupError("no bird")
Tcl_CreateObjCommand(interp, "fails", fails, None, None)
try:
    Tcl_Eval(interp, "fails")
except LookupError as e:
    print("caught", e)
# expect: 0 42
# expect: True small wren
# expect: True invalid command name "nothing"
# expect: caught no bird
