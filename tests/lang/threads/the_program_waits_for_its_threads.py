import sys
import threading
import time


def late(seconds, text):
    time.sleep(seconds)
    print(text)
    if text == "late":
        threading.Thread(target=late, args=(0.02, "later")).start()


threading.Thread(target=late, args=(0.02, "late")).start()
threading.Thread(target=late, args=(1000, "never"), daemon=True).start()
print("the module ends")
sys.exit(3)
