import c

def strings(n):
    return [strdup("twelve bytes") for i in range(n)]

def lists(n):
    return [bytes(5000) for i in range(n)]

def main():
    a = strings(100)
    b = lists(20)
    print(len(a) + len(b))

main()
# The tree is JSON: program points with total bytes, total blocks, frames by number.
# shows: dhat: functions
# shows: dhat: lines
# shows: dhat: stacks
# shows: dhat: memory
# run: valgrind --tool=dhat --num-callers=30 --dhat-out-file=tree {dwarfpython} {program}
# check: ^120$
# run: python3 -c "import json; t = json.load(open('tree')); n = t['ftbl']; [print(p['tb'], p['tbk'], *[n[f].split(': ')[-1] for f in p['fs']], sep=' | ') for p in sorted(t['pps'], key=lambda p: -p['tb']) if any('dhat_tree' in n[f] for f in p['fs'])]"
# check: 10[0-9]{4} \| 20 \| .*lists \(dhat_tree.py:7\) \| .*main \(dhat_tree.py:11\) \| <module> \(dhat_tree.py:14\)
# check: 1300 \| 100 \| malloc .* strdup .*strings \(dhat_tree.py:4\) \| .*main \(dhat_tree.py:10\)
