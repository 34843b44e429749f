# module: stock_of_goods
import stock_of_goods

total = 1

def work():
    return stock_of_goods.take("apple", 2)

work()                              #break
print(total, stock_of_goods.total)
# shows: variables
# gdb: tbreak stock_of_goods.py:7
# gdb: continue
# gdb-check: take \(name=.*, n=.*\) at .*stock_of_goods.py:7
# gdb: bt
# gdb-check: #0 +take \(
# gdb-check: in work \(\) at globals_of_another_module.py:7
# gdb: print 'stock_of_goods.py'::total
# gdb-check: = {kind = 1, int = 8}
# gdb: print 'globals_of_another_module.py'::total
# gdb-check: = {kind = 1, int = 1}
# gdb: info variables -q ^goods$
# gdb-check: struct val goods;
