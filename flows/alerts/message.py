"""An alert in words: what, where, when, how many; why it was told; the quotation and its rule; all sources. Pure.

A message is made of blocks, and blocks are written three ways. Every string of the web passes flows.alerts.safe.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.alerts.safe import clean, host, link, linked, markdown, plain, uncalled
from flows.words import filled, word

if TYPE_CHECKING:
    from flows.report.charts import Picture

Row = Mapping[str, Any]

MAX_SUBJECT, MAX_QUOTES, MAX_SOURCES, MAX_ROWS = 180, 6, 12, 100


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    text: str
    markdown: str
    html: str
    chart: Picture | None = None  # of a digest


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with lines, or with a table. A line is a string or (words, address)."""

    heading: str
    lines: Sequence[str | tuple[str, str]] = ()
    head: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def compose(context: Row, language: str = "es") -> Message:
    """A message from an alert's context (see `warehouse.subjects.context`); several alerts at once come as `lines`, or as
    the `rows` of `digest`."""
    lang = "en" if language == "en" else "es"
    subject = clean(_subject(context, lang), MAX_SUBJECT)
    blocks = [b for b in _blocks(context, lang) if b.lines or b.rows]
    return Message(subject, _text(subject, blocks), _markdown(subject, blocks), _html(subject, blocks), context.get("chart"))


def digest(contexts: Sequence[Row]) -> Row:
    """One context for several alerts of a watch: the latest word on each incident or report, newest event first, as a table."""
    first = contexts[0]
    latest: dict[object, Row] = {}
    for c in sorted(contexts, key=lambda c: str(c.get("created_at") or "")):
        incident, report = c.get("incident") or {}, c.get("report") or {}
        latest[incident.get("incident_id") or f"report {report.get('report_id')}"] = c
    ordered = sorted(latest.values(), key=lambda c: str((c.get("incident") or {}).get("event_date") or ""), reverse=True)
    return {"watch": first.get("watch"), "on": first.get("on"), "condition": first.get("condition"), "reason": "digest",
            "alert_id": f"digest-{first.get('alert_id')}", "created_at": first.get("created_at"), "rows": ordered,
            "changes": [], "incident": None, "report": None, "facts": [], "quotes": [],
            "sources": [s for c in ordered for s in (c.get("sources") or [])[:1]]}


# --- what it says ----------------------------------------------------------------------------------------------------


def _subject(c: Row, lang: str) -> str:
    mark = f"[{word(lang, 'message.test')}] " if c.get("reason") == "test" else ""
    many = c.get("rows") or c.get("lines")
    if many and c.get("reason") == "note":
        more = " " + filled(lang, "message.more", len(many) - 1) if len(many) > 1 else ""
        return f"VRAEM · {word(lang, 'message.note')}: {many[0]}{more}"
    if many:
        return mark + "VRAEM · " + filled(lang, "message.several", len(many), c.get("watch", ""))
    kind = word(lang, f"message.{c.get('reason') or 'new'}") if not mark else word(lang, "message.new")
    row = c.get("incident")
    if not row:
        return f"{mark}VRAEM · {kind}: {(c.get('report') or {}).get('title', '')}"
    types = ", ".join(word(lang, f"types.{t}") for t in (row.get("types") or [])[:3])
    where = row.get("district") or row.get("province") or row.get("department") or word(lang, "message.nowhere")
    told = [f"{kind}: {types}", where, row.get("event_date") or word(lang, "message.unknown"), *_headline_figures(row, lang)]
    return f"{mark}VRAEM · " + " · ".join(str(t) for t in told)


def _headline_figures(row: Row, lang: str) -> list[str]:
    """The two figures that make one open a message."""
    killed, cocaine = row.get("killed"), row.get("cocaine_seized_kg")
    return [*([f"{word(lang, 'actions.killed')}: {_number(killed)}"] if killed else []),
            *([f"{word(lang, 'objects.cocaine')}: {_number(cocaine)} kg"] if cocaine else [])]


def _blocks(c: Row, lang: str) -> list[Block]:
    def named(key: str, *lines: str | tuple[str, str]) -> Block:
        return Block(word(lang, f"message.{key}"), [x for x in lines if x])

    row = c.get("incident") or {}
    out = [named("what", *[clean(x) for x in c.get("lines") or []]), _table(c.get("rows") or [], lang),
           named("changes", *[_change(x, lang) for x in c.get("changes") or []])]
    if row:
        types = ", ".join(word(lang, f"types.{t}") for t in row.get("types") or [])
        zone = [word(lang, f"zones.{row['vraem_zone']}")] if row.get("vraem_zone") else []
        out += [named("what", clean(row.get("headline") or ""), types),
                named("where", clean(" · ".join([_where(row, lang), *zone]))),
                named("when", _when(row, lang)),
                named("figures", *[clean(_figure(f, lang)) for f in c.get("facts") or []])]
    elif c.get("report"):
        out.append(named("what", clean(c["report"].get("title") or "")))
    out += [named("quotes", *_quotes(c.get("quotes") or [], lang)), named("sources", *_sources(c.get("sources") or [], lang)),
            named("why", _why(c, lang), clean(f"id {c.get('alert_id', '')}"))]
    return out


def _why(c: Row, lang: str) -> str:
    if c.get("reason") == "note":
        return word(lang, "message.operator")
    return clean(f"{word(lang, 'message.watch')} {c.get('watch', '')}; {word(lang, 'message.condition')}: {c.get('condition', '')}")


def _where(row: Row, lang: str) -> str:
    parts = [row.get("place"), row.get("district"), row.get("province"), row.get("department")]
    return ", ".join(dict.fromkeys(str(p) for p in parts if p)) or word(lang, "message.nowhere")


def _when(row: Row, lang: str) -> str:
    """The day as far as it is known."""
    precision = row.get("date_precision")
    day = str(row.get("event_date") or "")[: {"month": 7, "year": 4}.get(str(precision), 10)]
    return clean((day or word(lang, "message.unknown")) + (f" ({word(lang, 'message.recalled')})" if row.get("recalled") else ""))


def _figure(f: Row, lang: str) -> str:
    unit = "" if f.get("unit") in (None, "count") else f" {f['unit']}"
    quantity = word(lang, "detail.vague") if f.get("quantity") is None else _number(f["quantity"]) + unit
    bound = f" {word(lang, 'bounds.' + str(f['bound']))}" if f.get("bound") else ""
    low, high = f.get("quantity_low"), f.get("quantity_high")
    spread = ""
    if low is not None and high is not None and low != high:
        spread = "; " + filled(lang, "message.between", _number(low), _number(high), f.get("n_reports", 1))
    return f"{word(lang, 'actions.' + str(f['action']))}, {word(lang, 'objects.' + str(f['object']))}: {quantity}{bound}{spread}"


def _change(told: object, lang: str) -> str:
    """"killed: 2 → 4" or "types: +attack, −unrest" in the reader's words."""
    name, colon, rest = clean(told).partition(": ")
    if name == "types":
        rest = ", ".join(sign[:1] + word(lang, f"types.{sign[1:]}") for sign in rest.split(", "))
    return f"{word(lang, f'fields.{name}')}{colon}{rest}"


def _quotes(quotes: Sequence[Row], lang: str) -> list[str]:
    """The words behind the figures, each once, with the rule that read them."""
    seen = dict.fromkeys((clean(q["quote"], 300), clean(q.get("rule") or "")) for q in quotes)
    return [f"«{quote}» — {word(lang, 'message.rule')} {rule}" for quote, rule in list(seen)[:MAX_QUOTES]]


def _sources(sources: Sequence[Row], lang: str) -> list[str | tuple[str, str]]:
    out: list[str | tuple[str, str]] = []
    for s in sources[:MAX_SOURCES]:
        name, url = f"{s.get('feed') or ''}: {s.get('title') or ''}", link(s.get("url") or "")
        out.append((linked(name), url) if url else clean(name))
    if len(sources) > MAX_SOURCES:
        out.append(filled(lang, "message.more", len(sources) - MAX_SOURCES))
    return out


def _table(contexts: Sequence[Row], lang: str) -> Block:
    """An alert a row: when, where, what, how many."""
    rows = []
    for c in contexts[:MAX_ROWS]:
        row = c.get("incident") or {}
        changes = "; ".join(_change(x, lang) for x in c.get("changes") or [])
        told = str(row.get("headline") or (c.get("report") or {}).get("title") or "")
        rows.append([_when(row, lang) if row else str(c.get("created_at") or "")[:10],
                     clean(row.get("district") or row.get("province") or row.get("department") or "", 60),
                     ", ".join(word(lang, f"types.{t}") for t in row.get("types") or []),
                     _number(row.get("killed")), _number(row.get("cocaine_seized_kg")), clean(told, 120), changes])
    head = [word(lang, f"message.{k}") for k in ("when", "where", "what")] + [
        word(lang, "fields.killed"), word(lang, "fields.cocaine_seized_kg"), "", word(lang, "message.changes")]
    return Block(word(lang, "message.table"), head=head, rows=rows)


def _number(v: Any) -> str:
    """1,234.5; '' for None."""
    return "" if v is None else f"{v:,.1f}".removesuffix(".0")


# --- three ways to write it ------------------------------------------------------------------------------------------


def _text(subject: str, blocks: Sequence[Block]) -> str:
    out = [plain(subject), ""]
    for b in blocks:
        out.append(f"{b.heading}:")
        out.extend(f"  {plain(x)}" if isinstance(x, str) else f"  {plain(x[0])}\n  {x[1]}" for x in b.lines)
        out.extend("  - " + " · ".join(plain(cell) for cell in row if cell) for row in b.rows)
    return "\n".join(out) + "\n"


def _markdown(subject: str, blocks: Sequence[Block]) -> str:
    out = [f"**{markdown(subject)}**", ""]
    for b in blocks:
        out.append(f"**{markdown(b.heading)}**")
        out.extend(f"- {markdown(x)}" if isinstance(x, str) else f"- [{markdown(x[0])}](<{x[1]}>) ({markdown(host(x[1]))})"
                   for x in b.lines)
        if b.rows:
            out += ["", *("| " + " | ".join(cells) + " |" for cells in
                          [[markdown(h) for h in b.head], ["---"] * len(b.head), *[[markdown(c) for c in r] for r in b.rows]])]
        out.append("")
    return "\n".join(out)


def _html(subject: str, blocks: Sequence[Block]) -> str:
    def line(x: str | tuple[str, str]) -> str:
        if isinstance(x, str):
            return f"<li>{_escaped(x)}</li>"
        return (f'<li><a href="{html.escape(x[1], quote=True)}" rel="noopener noreferrer">{_escaped(x[0])}</a> '
                f"({html.escape(host(x[1]))})</li>")

    out = [f"<h2>{_escaped(subject)}</h2>"]
    for b in blocks:
        out.append(f"<h3>{html.escape(b.heading)}</h3>")
        if b.lines:
            out.append(f"<ul>{''.join(map(line, b.lines))}</ul>")
        if b.rows:
            head = "".join(f"<th>{html.escape(h)}</th>" for h in b.head)
            body = "".join("<tr>" + "".join(f"<td>{_escaped(c)}</td>" for c in r) + "</tr>" for r in b.rows)
            out.append(f'<table border="1" cellpadding="4"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
    return "\n".join(out)


def _escaped(text: str) -> str:
    """Services that take HTML (Telegram, Matrix) call people by an @ in it, too."""
    return html.escape(uncalled(text))
