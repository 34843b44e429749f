# One-way constraints: inheritance, polymorphic calls, lists of objects that grow and shrink.
REQUIRED, STRONG, NORMAL, WEAKEST = range(4)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        planner.incremental_add(self)

    def is_input(self):
        return False

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stays or variable.determined_by is None):
                return False
        return True

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.unsatisfy()
        output.determined_by = self
        planner.propagate(self, mark)
        output.mark = mark
        return overridden

    def recalculate(self):
        output = self.output()
        output.strength = max([self.strength, *[variable.strength for variable in self.inputs()]])
        output.stays = all([variable.stays for variable in self.inputs()]) and not self.is_input()
        if output.stays:
            self.execute()


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.add(planner)

    def variables(self):
        return [self.variable]

    def inputs(self):
        return []

    def output(self):
        return self.variable

    def choose(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.add(planner)

    def variables(self):
        return [self.first, self.second]

    def inputs(self):
        return [self.first if self.direction > 0 else self.second]

    def output(self):
        return self.second if self.direction > 0 else self.first

    def choose(self, mark):
        if self.first.mark == mark:
            self.direction = 1 if self.second.mark != mark and self.strength < self.second.strength else 0
        elif self.second.mark == mark:
            self.direction = -1 if self.strength < self.first.strength else 0
        elif self.first.strength > self.second.strength:
            self.direction = -1 if self.strength < self.first.strength else 0
        else:
            self.direction = 1 if self.strength < self.second.strength else 0

    def is_satisfied(self):
        return self.direction != 0

    def unsatisfy(self):
        self.direction = 0


class Equal(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scaled(Binary):
    def __init__(self, first, second, scale, offset, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(first, second, strength, planner)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.scale + self.offset
        else:
            self.first.value = (self.second.value - self.offset) // self.scale


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def consumers(self, variable):
        by = variable.determined_by
        return [c for c in variable.constraints if c is not by and c.is_satisfied()]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            next_one = todo.pop()
            next_one.recalculate()
            todo.extend(self.consumers(next_one.output()))

    def plan(self, edits):
        mark = self.new_mark()
        plan, todo = [], list(edits)
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                todo.extend(self.consumers(output))
        return plan


def chain(n):
    planner = Planner()
    variables = [Variable(0) for i in range(n)]
    for a, b in zip(variables, variables[1:]):
        Equal(a, b, REQUIRED, planner)
    Stay(variables[-1], NORMAL, planner)
    edit = Edit(variables[0], STRONG, planner)
    plan = planner.plan([edit])
    for i in range(100):
        variables[0].value = i
        for constraint in plan:
            constraint.execute()
    return variables[-1].value


def projection(n):
    planner = Planner()
    scale, offset, results = 10, 1000, []
    for i in range(n):
        source, target = Variable(i), Variable(0)
        Stay(source, NORMAL, planner)
        Scaled(source, target, scale, offset, REQUIRED, planner)
        edit = Edit(source, STRONG, planner)
        plan = planner.plan([edit])
        for value in range(10):
            source.value = value
            for constraint in plan:
                constraint.execute()
        results.append(target.value)
    return sum(results)


print(chain(4000), projection(15000))
