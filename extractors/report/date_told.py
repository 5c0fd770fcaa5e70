"""Whose day it is: the event's, or that of the saying, the document, the ruling, the funeral, or what is yet to come."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from extractors.report.date_words import DateMention, verb_like
from extractors.text import Token


def attach(tokens: list[Token], mentions: list[DateMention], w: Any, published: date) -> None:
    """Mark the mentions that date a saying, a document, a ruling or what is yet to come."""
    taken = {x for m in mentions for x in range(m.i, m.j)}
    for m in mentions:
        if m.reporting or (m.span and not m.year_only) or (m.kind == "scene" and m.offset == 0) or m.rule.endswith(".to_the_day"):
            continue
        named = m.j < len(tokens) and tokens[m.j].f in w.events  # "for the 2013 ambush"
        if (
            _dateline(tokens, m, published)
            or (not named and _said_before(tokens, m, w))
            or _said_after(tokens, m, w, taken)
            or _future(tokens, m, w)
            or _count_till_then(tokens, m, w)
        ):
            m.reporting = True
    _today_beside(mentions, published)
    _last_days(tokens, mentions)


def _today_beside(mentions: list[DateMention], published: date) -> None:
    """ "En julio fueron rescatados nueve menores, que hoy viven en un albergue": how it stands today is not when it happened."""
    before = [m for m in mentions if m.value and m.kind == "absolute" and not m.reporting]
    for m in before:
        today = m.value == published.isoformat() and m.rule.endswith(".relative_day")
        if today and any(e.i < m.i and e.value != m.value for e in before):
            m.reporting = True


def _last_days(tokens: list[Token], mentions: list[DateMention]) -> None:
    """ "del viernes 10 al martes 14 de diciembre": what lasted some days is told by its first."""
    for a, b in pairwise(list(mentions)):
        span = a.i > 0 and tokens[a.i - 1].f in _FROM and 0 < b.i - a.j <= 2 and all(t.f in _UNTIL for t in tokens[a.j : b.i])
        if span and a.value and b.value and len(a.value) == len(b.value) == 10 and a.value < b.value and not b.reporting:
            mentions.remove(b)
            if (date.fromisoformat(b.value) - date.fromisoformat(a.value)).days >= _REVIEW:
                a.period, a.value, a.span = f"{a.value[:7]}/{b.value[:7]}", None, True  # "DEL 01ENE AL 23ABR2017": a tally's stretch


_REVIEW = 60  # days: no operation lasts as long
_FROM = frozenset(("del", "de", "desde", "entre", "from", "between"))
_UNTIL = frozenset(("al", "a", "hasta", "el", "y", "to", "and", "until", "through"))


def written_on(tokens: list[Token], mentions: list[DateMention], published: date) -> date | None:
    """The day of a dateline up to three days before publication; "hoy" is that day. None where there is no such line."""
    for m in mentions:
        if m.reporting and m.value and len(m.value) == 10 and _dateline(tokens, m, published):
            day = date.fromisoformat(m.value)
            return day if 0 < (published - day).days <= 3 else None
    return None


def _dateline(tokens: list[Token], m: DateMention, published: date) -> bool:
    """ "LIMA, May 28 —", "Pichari, 21 nov. El …", "Publicado: 24/5/2021", "LIMA, 13 DE AGOSTO DE 2021"."""
    if m.value is None or len(m.value) < 10 or m.i > 9 or m.rule.endswith((".weekday", ".relative_day", ".weekday_number")):
        return False  # "Lunes 17.": heads the telling of a day
    head = tokens[: m.i]
    last = m.j >= len(tokens) or (m.j == len(tokens) - 1 and tokens[m.j].k == "p")
    nxt = tokens[m.j].f if m.j < len(tokens) else ""
    close = abs((published - date.fromisoformat(m.value)).days) <= 3
    if not head:
        return last or nxt == "|" or (nxt == "-" and close)
    if head[0].f in ("fecha", "date") and any(t.f in ("hora", "hecho", "time") for t in head):
        return False  # "FECHA Y HORA: 18MAR2025": when it happened, in a bulletin
    if head[0].f in (
        "publicado",
        "actualizado",
        "published",
        "updated",
        "redaccion",
        "pubdate",
        "by",
        "posted",
        "fecha",
        "date",
        "lima-",
    ):
        return True
    shouted = head[0].raw.isupper() and nxt in ("-", "(")
    if not (close or shouted) or not all(t.cap or t.k != "w" or t.f in ("de", "la", "el", "del") for t in head):
        return False
    if head[-1].f not in (",", "|", ":", "/", ".-", ".") and head[-1].f not in ("(",):
        return False
    return last or nxt in ("-", "(", ".", "/", ":", "_") or tokens[m.j - 1].f == "."


_PUBLISHED = frozenset(
    [
        "issued",
        "released",
        "posted",
        "published",
        "presented",
        "presentado",
        "presentada",
        "presentados",
        "presento",
        "difundido",
        "emitido",
        "held",
    ]
)


_BURIED = frozenset(["flown", "airlifted", "buried", "enterrado", "enterrada", "enterrados", "enterradas"])
_THEN = frozenset(["tras", "after"])
_VERBAL = ("ar", "er", "ir", "ing")
_BUT = frozenset(["but", "while", "although", "pero", "mientras", "aunque"])  # begin a clause of its own: "…, the ministry said, but on Monday …"
_AUXILIARIES = frozenset(["was", "were", "been", "be", "being", "is", "are", "fue", "fueron", "sido", "ser", "es", "son"])


def _said_before(tokens: list[Token], m: DateMention, w: Any) -> bool:
    """Does a verb of saying, or a report's noun, govern the day from the left: "informó el lunes", "a report of 27 January"?"""
    commas, k, nouns = 0, m.i - 1, 0
    while k >= 0 and m.i - k <= 16:
        t = tokens[k]
        f = t.f
        if f in _BURIED and tokens[k - 1].f not in _AUXILIARIES:
            nouns += 1  # "explosives buried in a track on Tuesday"
        elif f in w.saying and f not in w.as_:
            governed_by = tokens[k - 1].f if k else ""
            if _held_a_fight(tokens, k, w):
                return False
            if f == "recuerda" and governed_by == "se":
                return False  # "como se recuerda, el 12 de mayo …": the day of what is recalled
            if f in _PUBLISHED:
                return any(x.f in w.reports for x in tokens[max(0, k - 8) : m.i])
            if commas and k > 1 and tokens[k - 2].f == "what":
                return False  # "Acting on what they said, a patrol on Tuesday destroyed a camp": what was said is no report of it
            return not (commas and governed_by in w.as_) and not (commas and f == "reported")
        if f in w.events or f in w.complement or f in _BUT or (f in _THEN and tokens[k + 1].f.endswith(_VERBAL)):
            return False  # "operado tras recibir un balazo el lunes": the day of the shot
        if f in w.arrival and tokens[k + 1].f not in ("cadaver", "muerto", "muerta", "sin") and any(x.f in w.bodies for x in tokens[max(0, k - 12) : m.j]):
            return True
        if f in w.handing and m.i - k <= 3 and any(x.f in w.bodies for x in tokens[max(0, k - 12) : m.j + 7]):
            return True  # "La morgue entregó ayer los cuerpos de los caídos el lunes"
        if f in w.reports and m.i - k <= 5 and not commas:
            return True
        if f in w.reports and (tokens[m.i - 1].f in w.neutral or tokens[m.i - 1].f in _PUBLISHED):
            return True
        if t.k == "p":
            if f not in (",", "'", "."):
                return False
            commas += f == ","
            if commas > 2:
                return False
        elif (
            (f in w.and_ and (commas or nouns))
            or (verb_like(t, w) and f not in w.neutral)
            or (t.k == "n" and not (tokens[k - 1].f == "to" or (k + 1 < m.i and tokens[k + 1].f == "to")))
        ):
            return False
        elif t.k == "w" and not t.cap and len(f) > 4:
            nouns += 1
        k -= 1
    return False


def _held_a_fight(tokens: list[Token], k: int, w: Any) -> bool:
    """ "sostuvo el lunes un combate": what was held was no opinion."""
    behind = [t.f for t in tokens[k + 1 : k + 8]]
    return tokens[k].f in ("sostuvo", "sostuvieron") and "que" not in behind[:4] and any(f in w.events for f in behind)


_REPORTED_AS = frozenset(("missing", "killed", "dead", "wounded", "injured", "kidnapped"))


def _said_after(tokens: list[Token], m: DateMention, w: Any, taken: set[int]) -> bool:
    """Is the first verb after the day one of saying: "El lunes, el ministro informó que", "Thursday's statement"?"""
    n = len(tokens)
    start = m.i - 1
    before = False
    while start >= 0 and tokens[start].k != "p" and tokens[start].f not in w.and_ and m.i - start < 20:
        if verb_like(tokens[start], w) or tokens[start].f in w.events:
            before = True
            break
        start -= 1
    k = m.j
    if k < n and tokens[k].f in w.reports and w.lang == "en":
        return True
    if before:
        return False
    at_start = start < 0 or (m.i - start <= 3 and start <= 4)
    if k < n and tokens[k].f == "," and at_start:
        k += 1
    steps = 0
    while k < n and steps < 14:
        t = tokens[k]
        f = t.f
        if t.k == "p" and f not in ("'",):
            return False
        if f in w.as_ or f in w.events:
            return False
        if f in _BURIED and tokens[k - 1].f not in _AUXILIARIES:
            pass  # "On Tuesday, a charge buried in a dirt road went off"
        elif f in w.saying and not (t.cap and not t.raw.isupper()):  # "la empresa Expreso"
            if tokens[k - 1].f in ("que", "quien", "who") or _held_a_fight(tokens, k, w):
                return False  # "un senderista que dijo llamarse Percy": said in passing
            if f in _PUBLISHED:
                return any(x.f in w.reports for x in tokens[m.j : min(n, k + 6)])
            if k + 1 < n and 2 <= k - m.j <= 4 and tokens[m.j].f == "," and tokens[k + 1].f == ",":
                return False  # "In March, it says, two brothers were …": an insertion
            return not (k + 1 < n and f in ("reported", "reporto", "reportaron", "registro") and (tokens[k + 1].k == "n" or tokens[k + 1].f in _REPORTED_AS))
        elif (
            k not in taken
            and verb_like(t, w)
            and f not in ("ha", "han", "habia", "habian", "has", "have", "had", "fue", "fueron", "was", "were")
        ):
            return False
        k += 1
        steps += 1
    return False


def _count_till_then(tokens: list[Token], m: DateMention, w: Any) -> bool:
    """ "hasta la noche del domingo se contaban dos fallecidos", "until Sunday the count stood at two": the day of an earlier count."""
    until = any(t.f in ("hasta", "until") for t in tokens[max(0, m.i - 4) : m.i])
    return until and any(t.f in w.counting for t in tokens[m.j : m.j + 5])


def _future(tokens: list[Token], m: DateMention, w: Any) -> bool:
    """ "se celebrará del 5 al 7 de octubre", "will open in January", "para noviembre", "before Christmas"."""
    prev = tokens[m.i - 1].f if m.i else ""
    if (
        prev in ("para", "by", "until", "through", "hasta", "thru")
        or (prev == "el" and m.i > 1 and tokens[m.i - 2].f in ("hasta", "para"))
        or prev in ("antes", "before")
        or (prev in ("de", "del") and m.i > 1 and tokens[m.i - 2].f == "antes")
    ):
        return True
    if m.value is None or (len(m.value) == 10 and m.rule.endswith((".relative_day", ".weekday", ".ago"))):
        return False
    k = m.i - 1
    while k >= 0 and m.i - k < 14 and tokens[k].f not in (",", ";", ".", "-"):
        t = tokens[k]
        if t.f in ("will", "shall") or t.raw.endswith(("rá", "rán")):
            return not any(x.f in w.events for x in tokens[k : m.i])
        if verb_like(t, w) and tokens[k - 1].f not in ("sera", "seran", "be"):
            return False
        k -= 1
    for t in tokens[m.j : m.j + 10]:
        if t.f in ("will", "shall") or (t.raw.endswith(("rá", "rán")) and len(t.raw) > 4):
            return tokens[m.j - 1].f not in w.events and t.f != "detras"
        if (t.k == "p" and t.f != ",") or verb_like(t, w):
            return False
    return False
