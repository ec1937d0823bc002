"""Any value of a record, from the types of its fields: for properties that hold of every record.

Lists and dictionaries are drawn with something in them as well as empty, so that a field that is always left at its
default hides nothing.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from enum import Enum
from typing import Any, TypeVar

from hypothesis import strategies as st

NUMBER = st.floats(allow_nan=False, allow_infinity=False)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
INTEGER = st.integers(-(2**63), 2**63 - 1)
T = TypeVar("T")
_SIMPLE: dict[object, st.SearchStrategy[Any]] = {float: NUMBER, int: INTEGER, str: TEXT, bool: st.booleans()}


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a type as it stands in a field."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is type(None):
        return st.none()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if dataclasses.is_dataclass(hint):
        return any_record(typing.cast("type[Any]", hint))
    return _generic(typing.get_origin(hint), typing.get_args(hint))


def _generic(origin: Any, args: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([any_value(arg) for arg in args])
    if origin is dict:
        return st.dictionaries(any_value(args[0]), any_value(args[1]), max_size=3)
    if origin is tuple and args[-1] is ...:
        return st.lists(any_value(args[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(any_value, args))
    raise TypeError(f"no strategy for {origin}{args}")


def any_record(kind: type[T], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Return a strategy for a dataclass; ``fixed`` are the strategies of fields that are to be special."""
    hints = typing.get_type_hints(kind)
    values = {
        f.name: fixed[f.name] if f.name in fixed else any_value(hints[f.name])
        for f in dataclasses.fields(typing.cast(Any, kind))
    }
    return st.builds(kind, **values)
