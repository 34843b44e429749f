from typing import Any, Callable, Dict, Generic, Iterable, List, NewType, Optional, Protocol, Tuple, TypeVar, Union, TYPE_CHECKING, cast

T = TypeVar("T")
Number = Union[int, float]


def first(items: List[T], default: Optional[T] = None) -> Optional[T]:
    for item in items:
        return item
    return default


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


class Sized(Protocol):
    def size(self) -> int: ...


def apply(function: Callable[[int], int], value: Any, table: Dict[str, Tuple[int, ...]]) -> Iterable[int]:
    return [function(value)]


stack: Stack[int] = Stack()
stack.push(first([5, 6]))
UserId = NewType("UserId", int)
print(stack.items, first([], "none"), apply(lambda x: x + 1, 1, {}), cast(int, "x"), T, UserId(5), UserId.__name__, TYPE_CHECKING, Any)
