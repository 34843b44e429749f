import time
time.sleep(0.2)
import _right
