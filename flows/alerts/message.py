"""An alert in words: what, where, when, how many; why it was told; the quotation and its rule; all sources. Pure.

Every string of the web passes `clean` first; HTML is escaped, Markdown is escaped, links are http or https only.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

MAX_SUBJECT, MAX_LINE, MAX_QUOTES, MAX_SOURCES = 180, 400, 6, 12

_WORDS = {
    "es": {
        "new": "nuevo",
        "changed": "cambio",
        "flood": "varios",
        "digest": "resumen",
        "test": "PRUEBA",
        "where": "Dónde",
        "when": "Cuándo",
        "what": "Qué",
        "figures": "Cifras",
        "changes": "Qué cambió",
        "quotes": "Lo que dice el texto",
        "sources": "Fuentes",
        "why": "Por qué llega",
        "watch": "vigilancia",
        "condition": "condición",
        "unknown": "sin dato",
        "between": "entre {} y {}",
        "reports": "{} informes",
        "several": "{} avisos de la vigilancia {}",
        "nowhere": "lugar no dicho",
        "recalled": "recordado por el texto",
    },
    "en": {
        "new": "new",
        "changed": "changed",
        "flood": "several",
        "digest": "digest",
        "test": "TEST",
        "where": "Where",
        "when": "When",
        "what": "What",
        "figures": "Figures",
        "changes": "What changed",
        "quotes": "What the text says",
        "sources": "Sources",
        "why": "Why you get this",
        "watch": "watch",
        "condition": "condition",
        "unknown": "not given",
        "between": "between {} and {}",
        "reports": "{} reports",
        "several": "{} alerts of the watch {}",
        "nowhere": "place not told",
        "recalled": "recalled by the text",
    },
}
_TYPES_ES = {
    "armed_clash": "enfrentamiento",
    "attack": "ataque",
    "explosion": "explosión",
    "killing": "asesinato",
    "kidnapping": "secuestro",
    "rescue": "rescate",
    "capture": "captura",
    "surrender": "entrega",
    "drug_seizure": "decomiso de droga",
    "weapons_seizure": "decomiso de armas",
    "other_seizure": "otro decomiso",
    "lab_destruction": "destrucción de laboratorio",
    "airstrip_destruction": "destrucción de pista",
    "aircraft_interdiction": "aeronave interceptada",
    "eradication": "erradicación",
    "camp_destruction": "destrucción de campamento",
    "unrest": "protesta",
    "accident": "accidente",
}
_ACTIONS_ES = {
    "killed": "muertos",
    "wounded": "heridos",
    "missing": "desaparecidos",
    "kidnapped": "secuestrados",
    "rescued": "rescatados",
    "captured": "capturados",
    "surrendered": "entregados",
    "seized": "incautado",
    "destroyed": "destruido",
    "eradicated": "erradicado",
}


@dataclass(frozen=True, slots=True)
class Message:
    subject: str
    text: str
    markdown: str
    html: str


def clean(text: object, limit: int = MAX_LINE) -> str:
    """A string from the web made harmless on one line: no control signs, direction overrides or invisible signs, at most
    three combining marks in a row, cut at `limit` characters."""
    out: list[str] = []
    marks = 0
    for c in str(text):
        kind = unicodedata.category(c)
        marks = marks + 1 if kind == "Mn" else 0
        if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            out.append(" ")
        elif marks <= 3:
            out.append(c)
    line = " ".join("".join(out).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def link(url: object) -> str | None:
    """The address when it is one that may be clicked: http or https, no spaces or quotes; else None."""
    u = clean(url, 2000)
    return u if re.fullmatch(r"https?://[^\s\"'<>`\\]+", u) else None


def md(text: object) -> str:
    """Escaped for Markdown and for chat rooms: no emphasis, no links, nobody called by @ or <!channel>."""
    t = re.sub(r"([\\`*_{}\[\]()#+|~>!-])", r"\\\1", clean(text))
    return t.replace("<", "&lt;").replace("@", "@\u2060")


def compose(context: Row, language: str = "es") -> Message:
    """A message from an alert's context (see `warehouse.subjects.context`); several alerts at once come as `lines`."""
    w = _WORDS["en" if language == "en" else "es"]
    subject = clean(_subject(context, w, language), MAX_SUBJECT)
    blocks = _blocks(context, w, language)
    return Message(subject, _text(subject, blocks), _markdown(subject, blocks), _html(subject, blocks))


# A block is (heading, lines); a line is a string or (string, address).
Line = str | tuple[str, str]
Block = tuple[str, list[Line]]


def _subject(c: Row, w: Mapping[str, str], language: str) -> str:
    mark = f"[{w['test']}] " if c.get("reason") == "test" else ""
    if c.get("lines"):
        return mark + w["several"].format(len(c["lines"]), c.get("watch", ""))
    row = c.get("incident") or c.get("report") or {}
    kind = w.get(str(c.get("reason")), "")
    if c.get("incident"):
        types = ", ".join(_type(t, language) for t in (row.get("types") or [])[:3])
        return f"{mark}VRAEM · {kind}: {types} · {_where(row, w)} · {row.get('event_date') or w['unknown']}"
    return f"{mark}VRAEM · {kind}: {row.get('title', '')}"


def _type(t: str, language: str) -> str:
    return _TYPES_ES.get(t, t) if language != "en" else t.replace("_", " ")


def _where(row: Row, w: Mapping[str, str]) -> str:
    parts = [row.get("place"), row.get("district"), row.get("province"), row.get("department")]
    named = list(dict.fromkeys(str(p) for p in parts if p))
    return ", ".join(named) or w["nowhere"]


def _blocks(c: Row, w: Mapping[str, str], language: str) -> list[Block]:
    out: list[Block] = []
    if c.get("lines"):
        out.append((w["what"], [clean(x) for x in c["lines"]]))
    row = c.get("incident") or {}
    if c.get("changes"):
        out.append((w["changes"], [clean(x) for x in c["changes"]]))
    if row:
        out.append(
            (
                w["what"],
                [clean(row.get("headline") or ""), ", ".join(_type(t, language) for t in row.get("types") or [])],
            )
        )
        out.append((w["where"], [clean(_where(row, w))]))
        day = f"{row.get('event_date') or w['unknown']}" + (f" ({w['recalled']})" if row.get("recalled") else "")
        out.append((w["when"], [clean(day)]))
        figures = [clean(_figure(f, w, language)) for f in c.get("facts") or []]
        if figures:
            out.append((w["figures"], list(figures)))
    elif c.get("report"):
        out.append((w["what"], [clean(c["report"].get("title") or "")]))
    quotes = [f"«{clean(q['quote'], 300)}» — {clean(q.get('rule', ''))}" for q in (c.get("quotes") or [])[:MAX_QUOTES]]
    if quotes:
        out.append((w["quotes"], list(quotes)))
    sources: list[Line] = []
    for s in (c.get("sources") or [])[:MAX_SOURCES]:
        name = f"{clean(s.get('feed') or '')}: {clean(s.get('title') or '')}"
        url = link(s.get("url") or "")
        sources.append((name, url) if url else name)
    if sources:
        out.append((w["sources"], sources))
    out.append(
        (
            w["why"],
            [
                clean(f"{w['watch']} {c.get('watch', '')}; {w['condition']}: {c.get('condition', '')}"),
                clean(f"id {c.get('alert_id', '')}"),
            ],
        )
    )
    return out


def _figure(f: Row, w: Mapping[str, str], language: str) -> str:
    action = _ACTIONS_ES.get(str(f["action"]), str(f["action"])) if language != "en" else str(f["action"])
    quantity = "?" if f.get("quantity") is None else f"{f['quantity']:g}"
    unit = "" if f.get("unit") in (None, "count") else f" {f['unit']}"
    bound = {
        "min": " (o más)" if language != "en" else " (or more)",
        "max": " (o menos)" if language != "en" else " (or fewer)",
    }.get(str(f.get("bound")), "")
    low, high = f.get("quantity_low"), f.get("quantity_high")
    spread = (
        f"; {w['between'].format(f'{low:g}', f'{high:g}')}, {w['reports'].format(f.get('n_reports', 1))}"
        if low is not None and high is not None and low != high
        else ""
    )
    return f"{action} {str(f['object']).replace('_', ' ')}: {quantity}{unit}{bound}{spread}"


def _text(subject: str, blocks: Sequence[Block]) -> str:
    out = [subject, ""]
    for heading, lines in blocks:
        out.append(f"{heading}:")
        out.extend(f"  {x}" if isinstance(x, str) else f"  {x[0]}\n  {x[1]}" for x in lines if x)
    return "\n".join(out) + "\n"


def _markdown(subject: str, blocks: Sequence[Block]) -> str:
    out = [f"**{md(subject)}**", ""]
    for heading, lines in blocks:
        out.append(f"**{md(heading)}**")
        out.extend(f"- {md(x)}" if isinstance(x, str) else f"- [{md(x[0])}](<{x[1]}>)" for x in lines if x)
        out.append("")
    return "\n".join(out)


def _html(subject: str, blocks: Sequence[Block]) -> str:
    out = [f"<h2>{html.escape(subject)}</h2>"]
    for heading, lines in blocks:
        items = "".join(
            f"<li>{html.escape(x)}</li>"
            if isinstance(x, str)
            else f'<li><a href="{html.escape(x[1], quote=True)}" rel="noopener noreferrer">{html.escape(x[0])}</a></li>'
            for x in lines
            if x
        )
        out.append(f"<h3>{html.escape(heading)}</h3><ul>{items}</ul>")
    return "\n".join(out)
