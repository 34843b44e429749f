# Polymorphic methods, linked lists, flags in attributes: tasks of a small operating system pass packets to each other.
IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE, WORK = range(2)


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, name, priority, queue, waiting):
        self.system = system
        self.name = name
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = waiting
        self.holding = False

    def is_held_or_waiting(self):
        return self.holding or (not self.pending and self.waiting)

    def add_packet(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old

    def run(self):
        packet = None
        if self.waiting and self.pending and not self.holding:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.step(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.held += 1
        self.holding = True
        return self.system.next_after(self)

    def release(self, name):
        task = self.system.tasks[name]
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        task = self.system.tasks[packet.owner]
        self.system.sent += 1
        packet.link = None
        packet.owner = self.name
        return task.add_packet(packet, self)


class Idle(Task):
    def __init__(self, *args):
        super().__init__(*args)
        self.control = 1
        self.count = 2000

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xd008
        return self.release(DEVICE_B)


class Worker(Task):
    def __init__(self, *args):
        super().__init__(*args)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(4):
            self.letter = self.letter + 1 if self.letter < 26 else 1
            packet.data[i] = 64 + self.letter
        return self.send(packet)


class Handler(Task):
    def __init__(self, *args):
        super().__init__(*args)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        if work.datum >= 4:
            self.work = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[work.datum]
        work.datum += 1
        return self.send(device)


class Device(Task):
    def __init__(self, *args):
        super().__init__(*args)
        self.kept = None

    def step(self, packet):
        if packet is None:
            packet = self.kept
            if packet is None:
                return self.wait()
            self.kept = None
            return self.send(packet)
        self.kept = packet
        return self.hold()


class System:
    def __init__(self):
        self.held = self.sent = 0
        self.tasks = [None] * 6
        self.order = []

    def add(self, kind, name, priority, queue, waiting):
        self.tasks[name] = kind(self, name, priority, queue, waiting)
        self.order.insert(0, self.tasks[name])

    def next_after(self, task):
        at = self.order.index(task) + 1
        return self.order[at] if at < len(self.order) else None

    def schedule(self):
        task = self.order[0]
        while task is not None:
            task = self.next_after(task) if task.is_held_or_waiting() else task.run()


def packets(count, owner, kind):
    made = None
    for i in range(count):
        made = Packet(made, owner, kind)
    return made


for turn in range(60):
    system = System()
    system.add(Idle, IDLE, 0, None, False)
    system.add(Worker, WORKER, 1000, packets(2, WORKER, WORK), True)
    system.add(Handler, HANDLER_A, 2000, packets(3, DEVICE_A, DEVICE), True)
    system.add(Handler, HANDLER_B, 3000, packets(3, DEVICE_B, DEVICE), True)
    system.add(Device, DEVICE_A, 4000, None, True)
    system.add(Device, DEVICE_B, 5000, None, True)
    system.schedule()
print(system.held, system.sent)
