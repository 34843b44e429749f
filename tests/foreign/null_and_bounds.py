import null_and_bounds

def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

n = node(1)
print(n, bool(n.next), not no_node(), no_node() == None, no_text() == None)
# expect: { .value = 1, .next = NULL, .tag = "" } False True True True
attempt(lambda: n.next.value)
# expect: ValueError: NULL pointer (struct node *)
attempt(lambda: no_node().next)
# expect: ValueError: NULL pointer (struct node *)
attempt(lambda: no_node()[0])
# expect: ValueError: NULL pointer (struct node *)
attempt(lambda: n.tag[4])
# expect: IndexError: string index out of range
attempt(lambda: n.missing)
# expect: AttributeError: 'struct node' has no member 'missing'
attempt(lambda: n.valeu)
# expect: AttributeError: 'struct node' has no member 'valeu'
attempt(lambda: an_opaque().field)
# expect: AttributeError: 'struct opaque' has no member 'field': only a declaration of it is known
attempt(lambda: len(no_text()))
# expect: ValueError: NULL pointer (const char *)
attempt(lambda: length(None))
# expect: 0
attempt(lambda: length(n))
# expect: 1
n.next = n
attempt(lambda: n.next.next.next.value)
# expect: 1
attempt(lambda: node(1, None, "four"))
# expect: { .value = 1, .next = NULL, .tag = "four" }
attempt(lambda: node(1, None, "fives"))
# expect: ValueError: 5 bytes do not fit in char[4]
attempt(lambda: node(1, None, "", 4))
# expect: TypeError: 4 values for the 3 members of struct node
attempt(lambda: node(vlaue=1))
# expect: TypeError: struct node has no member 'vlaue'
