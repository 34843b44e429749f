import sys
print('out'); sys.stderr.write('err\n')
sys.exit(3)
