print('pong starts')
import _ping
seen = _ping.before
try:
    _ping.after
except AttributeError as e:
    print(e)
try:
    from _ping import after
except ImportError as e:
    print(str(e).split(' (')[0])
after = 'pong after'
def full(): return _ping.after
