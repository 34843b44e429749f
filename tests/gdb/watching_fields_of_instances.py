class Account:
    def __init__(self):
        self.balance = 10

    def pay(self, amount):
        self.balance -= amount

def main():
    a = Account()
    for amount in (3, 4, 5):        #break
        a.pay(amount)
    return a.balance

main()
# shows: control
# gdb: watch ((struct Account *) a.instance)->balance.int
# gdb-check: Hardware watchpoint 2
# gdb: continue
# gdb-check: Old value = 10
# gdb-check: New value = 7
# gdb: bt
# gdb-check: in Account.pay \(self=.*, amount=.*\) at .*watching_fields_of_instances.py:6
# gdb-check: main \(\) at watching_fields_of_instances.py:11
# gdb: continue
# gdb-check: New value = 3
