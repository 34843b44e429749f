import typing
from typing import *

T = TypeVar("T")
K = TypeVar("K", bound=int)
for value in (List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, str, None], Union[int, int], Tuple[int, ...], Tuple[()], Callable[[int, str], bool],
              Callable[..., Any], List, Any, Type[int], Literal[1, "a"], ClassVar[int], Final[str], Iterable[T], Mapping[str, Any], Annotated[int, "x", 3], Optional["Later"],
              Generator[int, None, str], List[T][int], Dict[T, K], Union[T, int][str], Callable[[T], T][int], NoReturn, Set[int], T, K, Optional[List[int]], Sequence[int] | None):
    print(repr(value))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]) is Union, get_args(Callable[[int], str]), get_args(Optional[int]), get_origin(int), get_origin(list[int]), get_args(int | str))
print(List[int] == List[int], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]), Optional[int] == Union[None, int], Literal[1] == Literal[True], {List[int]: 1}[List[int]])
print(isinstance([], List), issubclass(dict, Dict), isinstance(3, Union[int, str]), Dict[str, T].__parameters__, get_origin(Iterable[int]).__name__)
for action in (lambda: List(), lambda: List[int](), lambda: Union[()], lambda: Optional[1, 2], lambda: isinstance([], List[int]), lambda: Any(), lambda: Dict[int], lambda: List[int][str], lambda: TypeVar("X", int)):
    try:
        print(action())
    except TypeError as error:
        print(error)
