import sys
print('before')
try:
    exit(3)
except SystemExit as e:
    print(e, e.code, e.args)
try:
    sys.exit('message')
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit(1)
except Exception:
    print('never')
finally:
    print('finally')
