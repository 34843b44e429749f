print('main starts')
import _ping
print(_ping.full())
import _pong
print(_pong.full(), _ping.partial)
