class Animal:
    legs = 4
    def __init__(self, name):
        self.name = name
    def speak(self):
        return f"{self.name} says {self.sound()}"
    def sound(self):
        return "?"

class Dog(Animal):
    def sound(self):
        return "woof"

class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def sound(self):
        return super().sound() + "!"
    def old(self):
        return super(Dog, self).sound()

class Bird(Animal):
    legs = 2

for pet in (Animal("a"), Dog("d"), Puppy("p", 1), Bird("b")):
    print(pet.speak(), pet.legs, type(pet).__name__, isinstance(pet, Dog), isinstance(pet, (Bird, Puppy)))
print(Puppy("x", 2).old(), Animal.speak(Dog("explicit")))
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), issubclass(Dog, (int, Animal)), Puppy.__bases__, Puppy.__mro__)
print(Puppy.__base__, Animal.__subclasses__(), Puppy.mro())

class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
class Left:
    def __init__(self):
        super().__init__()
        self.left = 1
class Right:
    def __init__(self):
        super().__init__()
        self.right = 2
class Both(Left, Right):
    def __init__(self):
        super().__init__()
        self.both = 3
print(sorted(vars(Both()).items()))
try:
    class X(A, B): pass
except TypeError as e:
    print(e)
try:
    class Y(A, A): pass
except TypeError as e:
    print(e)
try:
    class Z(5): pass
except TypeError as e:
    print("no class")
try:
    class W(bool): pass
except TypeError as e:
    print(e)
