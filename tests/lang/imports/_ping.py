print('ping starts')
before = 'set before'
import _pong
after = 'set after'
partial = _pong.seen
def full(): return after, _pong.after
