"""SDL with no display: pixels written, events pushed and taken from its union."""

import c

setenv("SDL_VIDEODRIVER", "dummy", 1)
import SDL2


def describe_event(event):
    if event.type == SDL_KEYDOWN:
        shift = "Shift-" if event.key.keysym.mod & KMOD_SHIFT else ""
        return f"key {shift}{SDL_GetKeyName(event.key.keysym.sym)}"
    if event.type == SDL_MOUSEMOTION:
        return f"mouse at {event.motion.x}, {event.motion.y}"
    if event.type == SDL_USEREVENT:
        return f"{event.user.data1} {event.user.code}"        # void *data1: the object that was put there
    return None


if SDL_Init(SDL_INIT_VIDEO):
    raise OSError(str(SDL_GetError()))
window = SDL_CreateWindow("birds", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, 320, 200, 0)
surface = SDL_GetWindowSurface(window)
red = SDL_MapRGB(surface.format, 255, 0, 0)
SDL_FillRect(surface, SDL_Rect(x=10, y=10, w=5, h=5), red)
pixels, width = cast("Uint32 *", surface.pixels), surface.pitch // 4
print(surface.w, surface.h, [pixels[y * width + 12] == red for y in (9, 10, 14, 15)])


def seen(data, event):
    data["events"] += event.type != 0
    return 1


counts = {"events": 0}
event = SDL_Event()
while SDL_PollEvent(event):                   # what the window brought
    pass
SDL_AddEventWatch(seen, counts)
event.key.keysym.sym, event.key.keysym.mod, event.type = SDLK_a, KMOD_LSHIFT, SDL_KEYDOWN
SDL_PushEvent(event)
SDL_PushEvent(SDL_Event(motion=SDL_MouseMotionEvent(type=SDL_MOUSEMOTION, x=3, y=4)))
SDL_PushEvent(SDL_Event(user=SDL_UserEvent(type=SDL_USEREVENT, code=42, data1={"bird": "wren"})))
while SDL_PollEvent(event):
    if text := describe_event(event):
        print(text)
print("watched:", counts)
print("no such driver:", SDL_VideoInit("papyrus"), SDL_GetError())
SDL_Quit()
