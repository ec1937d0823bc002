"""Records as plain data (what JSON can hold), and back, derived from the types of their fields.

One codec for everything that is kept: event log, result file, history and export. Rules that JSON has not:

- A number that is missing (NaN) or infinite is written as null; null in the place of a number is read as NaN.
- A text that has a half of a surrogate pair, which no file can hold, is written with U+FFFD in its place.
- An integer must fit into 64 bits with sign, as databases and other programs have them.

Reading is strict: a value of another type than the field's is an error that names the field. A field that is missing
has its default; one that this version does not know is passed over, so that it reads what a later one wrote.
"""

from __future__ import annotations

import dataclasses
import math
import sys
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar

import cattrs
from cattrs.gen import make_dict_structure_fn, mapping_structure_factory

from posecoach.core.errors import PosecoachError

T = TypeVar("T")
Reader = Callable[[Any, Any], Any]
INTEGER_LIMIT = 2**63
SHOWN_CHARACTERS = 60
"""An error shows no more of what was found than this."""
NAMED = 3
"""So many problems of a record are named; a file of another kind has as many as fields."""


class _MismatchError(ValueError):
    """A value has another type than its field."""

    def __init__(self, expected: str, found: Any) -> None:
        shown = repr(found)
        shown = shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 1] + "…"
        super().__init__(f"expected {expected}, found {shown}")


def to_plain(record: Any) -> dict[str, Any]:
    """Return a record as dictionaries, lists, texts, numbers and None."""
    plain: dict[str, Any] = _converter().unstructure(record)
    return plain


def from_plain(kind: type[T], plain: Any) -> T:
    """Return the record of ``kind`` that ``plain`` describes.

    Raises
    ------
    PosecoachError
        If a field is missing or has a value of another type; the message names the field, what was expected and what
        was found.
    """
    try:
        return _converter().structure(plain, kind)
    except (cattrs.BaseValidationError, _MismatchError) as error:
        problems = cattrs.transform_error(error, path="", format_exception=_in_words)
        more = f"; and {len(problems) - NAMED} more" if len(problems) > NAMED else ""
        raise PosecoachError(f"{kind.__name__}: {'; '.join(map(_tidy, problems[:NAMED]))}{more}") from error


def without_nan(plain: Any) -> Any:
    """Return plain data from elsewhere by the rules of :func:`to_plain`: NaN becomes None."""
    if isinstance(plain, Mapping):
        return {str(key): without_nan(value) for key, value in plain.items()}
    if isinstance(plain, (list, tuple)):
        return [without_nan(value) for value in plain]
    if isinstance(plain, str):
        return _written_text(plain)
    return _written_number(plain) if isinstance(plain, float) else plain


def _in_words(error: BaseException, kind: type | None) -> str:
    del kind
    return "is missing" if isinstance(error, KeyError) else str(error)


def _tidy(problem: str) -> str:
    """Return ``field: problem`` from the library's ``problem @ .field``."""
    text, _, path = problem.rpartition(" @ ")
    return f"{path.removeprefix('.')}: {text}" if path else text


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    readers: tuple[tuple[type, Reader], ...] = ((float, _number), (int, _integer), (str, _text), (bool, _truth))
    for kind, read in readers:
        converter.register_structure_hook(kind, read)
    converter.register_unstructure_hook(float, _written_number)
    converter.register_unstructure_hook(str, _written_text)
    converter.register_structure_hook_func(partial(_is_made_of, typing.Literal), _choice)
    converter.register_structure_hook_factory(partial(_is_made_of, tuple), _tuple_reader(converter))
    converter.register_unstructure_hook_func(
        partial(_is_made_of, tuple), lambda vs: [converter.unstructure(v) for v in vs]
    )
    converter.register_structure_hook_factory(partial(_is_made_of, dict), _dict_reader(converter))
    converter.register_structure_hook_factory(dataclasses.is_dataclass, _record_reader(converter))
    return converter


def _is_made_of(origin: object, hint: Any) -> bool:
    found: object = typing.get_origin(hint)
    return found is origin


def _number(value: Any, _: Any) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= sys.float_info.max:
        raise _MismatchError("a finite number or null", value)
    return float(value)


def _written_number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _integer(value: Any, kind: Any) -> Any:
    if issubclass(kind, Enum):
        return _member(value, kind)
    if isinstance(value, bool) or not isinstance(value, int) or not -INTEGER_LIMIT <= value < INTEGER_LIMIT:
        raise _MismatchError("an integer of 64 bits", value)
    return value


def _text(value: Any, kind: Any) -> Any:
    if issubclass(kind, Enum):
        return _member(value, kind)
    if not isinstance(value, str):
        raise _MismatchError("a text", value)
    if _written_text(value) != value:
        raise _MismatchError("a text of whole characters", value)
    return value


def _written_text(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _truth(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise _MismatchError("true or false", value)
    return value


def _member(value: Any, kind: type[Enum]) -> Enum:
    known = [member.value for member in kind]
    try:
        if type(value) is not type(known[0]):
            raise ValueError
        return kind(value)
    except ValueError:
        raise _MismatchError(f"one of {', '.join(map(repr, known))}", value) from None


def _choice(value: Any, hint: Any) -> Any:
    if value not in typing.get_args(hint):
        raise _MismatchError(f"one of {', '.join(map(repr, typing.get_args(hint)))}", value)
    return value


def _tuple_reader(converter: cattrs.Converter) -> Callable[[Any], Reader]:
    def make(hint: Any) -> Reader:
        args = typing.get_args(hint)
        if args[-1] is ...:
            as_list = list[args[0]]  # type: ignore[valid-type]
            return lambda value, _: tuple(converter.structure(_list(value), as_list))

        def fixed(value: Any, _: Any) -> tuple[Any, ...]:
            if len(_list(value)) != len(args):
                raise _MismatchError(f"{len(args)} values", value)
            return tuple(converter.structure(v, arg) for v, arg in zip(value, args, strict=True))

        return fixed

    return make


def _list(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        raise _MismatchError("a list", value)
    return value


def _dict_reader(converter: cattrs.Converter) -> Callable[[Any], Reader]:
    def make(hint: Any) -> Reader:
        read = mapping_structure_factory(hint, converter)
        return lambda value, kind: read(_object(value), kind)

    return make


def _record_reader(converter: cattrs.Converter) -> Callable[[Any], Reader]:
    def make(kind: Any) -> Reader:
        read = make_dict_structure_fn(kind, converter)
        return lambda value, of: read(_object(value), of)

    return make


def _object(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise _MismatchError("an object", value)
    return value
