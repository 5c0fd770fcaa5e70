"""A mistake in config.yaml in plain words: where, of which feed or watch, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

At = tuple[str | int, ...]

_PLAIN = {
    "missing": "is missing",
    "model_type": "must be a section of its own (key: value)",
    "tuple_type": "must be a list",
    "string_type": "must be text",
    "is_instance_of": "must be text",
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
}


def said(error: Mapping[str, Any], values: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, str]:
    """(where, what) of one of pydantic's errors about `values`."""
    at: At = error["loc"]
    return ".".join(map(str, at)) or "file", _what(error, at, model) + _owner(values, at)


def _what(error: Mapping[str, Any], at: At, model: type[BaseModel]) -> str:
    if error["type"] == "extra_forbidden":
        known = _keys(model, at)
        meant = get_close_matches(str(at[-1]), known, 1)
        return "no such key; " + (f"did you mean {meant[0]}?" if meant else f"there are: {', '.join(known)}")
    text = _PLAIN.get(error["type"]) or str(error["msg"]).removeprefix("Value error, ").replace("Input should be", "must be")
    return text[0].lower() + text[1:]


def _keys(model: type[BaseModel], at: At) -> list[str]:
    """The keys there are where the last step of `at` is none."""
    for step in at[:-1]:
        if isinstance(step, str):
            kind = model.model_fields[step].annotation
            model = next(k for k in (kind, *get_args(kind)) if isinstance(k, type) and issubclass(k, BaseModel))
    return list(model.model_fields)


def _owner(values: Mapping[str, Any], at: At) -> str:
    """' (feeds: andina)': the name of the feed or watch that holds the value."""
    entries = values.get(str(at[0])) if len(at) > 2 else None
    entry = entries[at[1]] if isinstance(entries, list) and isinstance(at[1], int) else None
    name = entry.get("name") if isinstance(entry, dict) else None
    return f" ({at[0]}: {name})" if isinstance(name, str) and at[2] != "name" else ""
