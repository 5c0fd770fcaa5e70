"""config.yaml → checked, frozen settings.

A wrong file is answered with a line per error: `config.yaml:7: feeds.0.url: must be an http or https address`.
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from extractors.codebook import ACTORS, TYPES
from flows.settings_errors import said


class ConfigError(Exception):
    """What is wrong with a configuration, a line per error."""


# --- secrets ---------------------------------------------------------------------------------------------------------

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that may hold `${VAR}`: shown only as its scheme, read from the environment at the moment of use."""

    template: str

    def reveal(self, env: Mapping[str, str] | None = None) -> str:
        """The text with its variables filled in. ConfigError, naming the variable, when one is not set."""
        values = os.environ if env is None else env

        def value(match: re.Match[str]) -> str:
            if match[1] not in values:
                raise ConfigError(f"environment variable {match[1]} is not set")
            return values[match[1]]

        return _VARIABLE.sub(value, self.template)

    def is_set(self, env: Mapping[str, str] | None = None) -> bool:
        """Whether all its variables have a value, so that `reveal` will answer with some text."""
        try:
            return bool(self.reveal(env).strip())
        except ConfigError:
            return False

    def shown(self) -> str:
        """What may be told of it: the variable it is, or its scheme."""
        scheme, colon, _ = self.template.partition("://")
        return self.template if _VARIABLE.fullmatch(self.template) else scheme + "://…" if colon else "…"

    def __repr__(self) -> str:
        return f"Secret({self.shown()})"

    __str__ = __repr__


def _secret(value: object) -> object:
    return Secret(value) if isinstance(value, str) and value.strip() else value


SecretText = Annotated[Secret, BeforeValidator(_secret), WithJsonSchema({"type": "string"})]


# --- what single values must be --------------------------------------------------------------------------------------


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an http or https address")
    _ = parts.port  # ValueError when it is no port
    return value


def _name(value: str) -> str:
    # names become file names (alerts/<watch>.atom), columns of tables and arguments on the command line
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,59}", value):
        raise ValueError("must be lower-case letters, digits, '-', '_' or '.', at most 60")
    return value


def _private(value: str) -> str:
    try:
        ipaddress.ip_network(value, strict=False)
    except ValueError:
        if not re.fullmatch(r"\[[0-9a-fA-F:.]+\](:\d{1,5})?|[A-Za-z0-9._-]+(:\d{1,5})?", value):
            raise ValueError("must be a host, 'host:port' or a range such as 10.0.0.0/8") from None
    return value.lower()


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except Exception:
        raise ValueError(f"no such time zone: {value}") from None
    return value


_CRON = (("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 7))


def _cron(value: str) -> str:
    fields = value.split()
    if len(fields) != 5:
        raise ValueError("must be five fields: minute hour day month weekday")
    for field, (name, low, high) in zip(fields, _CRON, strict=True):
        for part in field.split(","):
            told = re.fullmatch(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?", part)
            if told is None or any(not low <= int(n) <= high for n in (told[1], told[2]) if n is not None):
                raise ValueError(f"{name} '{field}' is none: numbers from {low} to {high}, *, ranges, lists and /steps")
    return value


def _one_of(words: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return value

    return AfterValidator(check)


WebAddress = Annotated[str, AfterValidator(_web_address)]
Name = Annotated[str, AfterValidator(_name)]
Text = Annotated[str, Field(min_length=1)]
Cron = Annotated[str, AfterValidator(_cron)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, hide_input_in_errors=True)


# --- the sections of config.yaml -------------------------------------------------------------------------------------


class Schedule(Section):
    """When `vraem serve` does what."""

    cron: Cron = "*/15 * * * *"  # the cycle
    digests: Cron = "5 * * * *"  # sends the digests that are due, and what was put off, between cycles too
    maintenance: Cron = "30 3 * * *"
    timezone: Annotated[str, AfterValidator(_timezone)] = "America/Lima"


class Serve(Section):
    """What `vraem serve` opens on this machine, and how long it keeps what."""

    host: Text = "127.0.0.1"  # neither the page nor Prefect's UI asks for a password: mind who reaches this address
    page_port: Port = 4280
    ui_port: Port = 4200
    public_url: WebAddress | None = None  # where readers find the page when not on this machine, for links to it
    keep_runs_days: Annotated[int, Field(ge=1, le=3650)] = 30  # Prefect's own history
    keep_backups: Annotated[int, Field(ge=1, le=1000)] = 7  # nightly copies of the warehouse


class Network(Section):
    user_agent: Text = "vraem-watch/0.1 (news monitor; set network.user_agent to your contact)"
    allow_private: tuple[Annotated[str, AfterValidator(_private)], ...] = ()
    timeout_s: Annotated[float, Field(gt=0, le=300)] = 20.0  # for a whole request, each hop of a redirect being one
    max_body_mb: Annotated[float, Field(gt=0, le=200)] = 15.0  # after decompression
    per_host_delay_s: Annotated[float, Field(ge=0, le=300)] = 1.0
    robots: bool = True  # for pages; a feed is a subscription
    max_entries_per_feed: Annotated[int, Field(ge=1, le=2000)] = 200  # the rest is recorded as over_cap
    max_pages_per_cycle: Annotated[int, Field(ge=1)] = 2000
    concurrency: Annotated[int, Field(ge=1, le=64)] = 16  # requests at a time, one per host


class FeedSource(Section):
    name: Name
    url: WebAddress
    lang: Literal["es", "en"] | None = None


class Topic(Section):
    terms: tuple[Text, ...] = ()  # besides those that come with the rules


class Near(Section):
    place: Text
    km: Annotated[float, Field(gt=0, le=1000)]


CHANGES = ("killed", "wounded", "captured", "cocaine", "airstrips", "labs", "place", "types", "leader")


class Watch(Section):
    name: Name
    on: Literal["incidents", "reports"] = "incidents"
    when: Text | None = None  # SQL over the columns of that view
    # the short form, for people who write no SQL: all that is given must hold
    types: tuple[Annotated[str, _one_of(TYPES)], ...] = ()
    departments: tuple[Text, ...] = ()
    provinces: tuple[Text, ...] = ()
    districts: tuple[Text, ...] = ()
    actors: tuple[Annotated[str, _one_of(ACTORS)], ...] = ()
    min_killed: Annotated[int, Field(ge=1)] | None = None
    min_cocaine_kg: Annotated[float, Field(gt=0)] | None = None
    words: tuple[Text, ...] = ()  # over title and text
    near: Near | None = None
    # whom to tell, and how
    notify: tuple[SecretText, ...] = ()
    digest: Literal["none", "hourly", "daily", "weekly"] = "none"
    max_age_days: Annotated[int, Field(ge=1, le=3650)] = 14  # older incidents are listed, not told
    # what of an incident must change to be told again
    again: tuple[Annotated[str, _one_of(CHANGES)], ...] = ("killed", "captured", "cocaine", "place", "types", "leader")
    again_percent: Annotated[float, Field(ge=0, le=1000)] = 20.0  # of cocaine: a load of 100 kg is told again at 120
    language: Literal["es", "en"] = "es"

    @model_validator(mode="after")
    def _has_a_condition(self) -> Watch:
        if not (self.when or self.types or self.departments or self.provinces or self.districts or self.actors
                or self.min_killed or self.min_cocaine_kg or self.words or self.near):
            raise ValueError("needs a condition: `when`, or one of types, departments, provinces, districts, actors, "
                             "min_killed, min_cocaine_kg, words, near")
        return self


class Operator(Section):
    notify: tuple[SecretText, ...] = ()
    language: Literal["es", "en"] = "es"
    heartbeat: SecretText | None = None  # asked after each good cycle


class Settings(Section):
    data_dir: Path = Path("data")
    schedule: Schedule = Schedule()
    serve: Serve = Serve()
    network: Network = Network()
    feeds: tuple[FeedSource, ...] = ()
    topic: Topic = Topic()
    watches: tuple[Watch, ...] = ()
    operator: Operator = Operator()
    archive_days: Annotated[int, Field(ge=1)] | None = None  # how long pages are kept; None: for good

    def feed(self, name: str) -> FeedSource:
        """KeyError for an unknown name."""
        return {f.name: f for f in self.feeds}[name]


# --- reading ---------------------------------------------------------------------------------------------------------


def load(path: Path) -> Settings:
    """The settings in a file, `data_dir` taken from the file's folder. ConfigError with file and line of each error."""
    shown = path.name
    try:
        source = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(f"{path}: cannot be read: {e}") from e
    settings = parse(source, shown)
    return settings.model_copy(update={"data_dir": (path.absolute().parent / settings.data_dir).resolve()})


def parse(source: str, shown: str = "config.yaml") -> Settings:
    """The settings in a text; `shown` names it in errors."""
    try:
        root = yaml.compose(source, Loader=_Yaml)
        values, lines = _values(root) if root is not None else ({}, {})
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        raise ConfigError(f"{shown}:{mark.line + 1 if mark else 1}: not valid YAML: {e.problem or e.context}") from e
    except (yaml.YAMLError, RecursionError) as e:
        raise ConfigError(f"{shown}:1: not valid YAML: {' '.join(str(e).split())}") from e
    if not isinstance(values, dict):
        raise ConfigError(f"{shown}:1: must be sections (data_dir: …, feeds: …)")
    problems = _twice(values, lines)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as e:
        problems += [(_line(lines, error["loc"]), *said(error, values, Settings)) for error in e.errors()]
    if problems:
        raise ConfigError("\n".join(f"{shown}:{line}: {where}: {what}" for line, where, what in sorted(set(problems))))
    return settings


def line_of(path: Path, *at: str | int) -> int:
    """The line of a file on which a value stands, or the nearest above it: for errors found after loading."""
    root = yaml.compose(path.read_text("utf-8-sig"), Loader=_Yaml)
    return _line(_values(root)[1], at) if root is not None else 1


class _Yaml(yaml.SafeLoader):
    """YAML 1.2's idea of plain scalars: `no` and `12:30` are text, `010` is ten."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012  (PyYAML's own way)


_Yaml.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Yaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Yaml.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]*\.[0-9]+$"), list("-+.0123456789"))

_SCALARS: dict[str, Any] = {
    "null": lambda v: None, "bool": lambda v: v == "true", "int": int, "float": float, "str": str,
}

Path_ = tuple[str | int, ...]


def _values(node: yaml.Node, at: Path_ = ()) -> tuple[Any, dict[Path_, int]]:
    """A YAML node → plain values, and the line on which each path stands (from 1)."""
    lines = {at: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, child in node.value:
            name = str(key.value)
            if name in mapping:
                raise yaml.MarkedYAMLError(problem=f"'{name}' is given twice", problem_mark=key.start_mark)
            mapping[name], below = _values(child, (*at, name))
            lines |= {**below, (*at, name): key.start_mark.line + 1}
        return mapping, lines
    if isinstance(node, yaml.SequenceNode):
        items = []
        for n, child in enumerate(node.value):
            item, below = _values(child, (*at, n))
            items.append(item)
            lines |= below
        return items, lines
    kind = node.tag.rpartition(":")[2]
    if kind not in _SCALARS:
        raise yaml.MarkedYAMLError(problem=f"tag {node.tag} is not allowed", problem_mark=node.start_mark)
    return _SCALARS[kind](node.value), lines


def _twice(values: dict[str, Any], lines: dict[Path_, int]) -> list[tuple[int, str, str]]:
    """Feeds and watches are known by their names, feeds by their addresses too: each once."""
    problems = []
    for section, field in (("feeds", "name"), ("feeds", "url"), ("watches", "name")):
        seen: dict[Any, int] = {}
        entries = values.get(section)
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            value = entry.get(field) if isinstance(entry, dict) else None
            if not isinstance(value, str):
                continue
            if value in seen:
                problems.append((_line(lines, (section, n, field)), f"{section}.{n}.{field}",
                                 f"'{value}' stands already in {section}.{seen[value]}"))
            seen.setdefault(value, n)
    return problems


def _line(lines: dict[Path_, int], at: Path_) -> int:
    while at not in lines and at:
        at = at[:-1]
    return lines.get(at, 1)


if __name__ == "__main__":  # the schema that editors use: python -m flows.settings > flows/config.schema.json
    print(json.dumps(Settings.model_json_schema(), indent=2, ensure_ascii=False))
