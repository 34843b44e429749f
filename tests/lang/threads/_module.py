import time

print("the body begins")
time.sleep(0.05)
value = 5
