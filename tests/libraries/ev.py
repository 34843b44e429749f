# header: ev.h
import ev
loop = ev_loop_new(0)
hits = []
w = ev_timer()
def tick(loop, w, revents):
    hits.append((revents & EV_TIMER) != 0)
    if len(hits) == 3: ev_break(loop, EVBREAK_ALL)
ev_timer_init(w, tick, 0.001, 0.001)
ev_timer_start(loop, w)
ev_run(loop, 0)
print(hits, ev_version_major())
# expect: [True, True, True] 4
