# header: X11/Xlib.h
import X11
print(XOpenDisplay(":999"), XStringToKeysym("Return"))
region = XCreateRegion()
XUnionRectWithRegion(XRectangle(1, 2, 3, 4), region, region)
box = XRectangle()
XClipBox(region, box)
print(box, XPointInRegion(region, 2, 3), XEmptyRegion(region))
XDestroyRegion(region)
context = XrmUniqueQuark()
print(context != 0, KeyPress, ButtonPressMask)
# expect: NULL 65293
# expect: { .x = 1, .y = 2, .width = 3, .height = 4 } 1 0
# expect: True 2 4
