"""Standing figures: what officials and the press claim of a year or of all times, over time and by who printed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from flows.alerts.safe import clean
from flows.report import charts
from flows.report.data import LIMA, Data, day
from flows.report.html import Html, figure, join, phrase, say, section, tag
from flows.report.parts import away, chart, columns, nothing, scroll
from warehouse.rows import Row

_STATISTICS, _CHARTS = 80, 6
_SOURCE = 80  # characters of a source's name


def section_of(d: Data, lang: str) -> Html:
    """Claims of one figure together, by time, so that one sees who raised it."""
    lead = say(lang, "statistics.lead", as_="p", class_="soft")
    if not d.statistics:
        return section(lang, "statistics", lead, nothing(lang, "statistics"))
    same: dict[tuple[Any, ...], list[Row]] = {}
    for s in d.statistics:
        same.setdefault((s["action"], s["object"], s["unit"], s["period"]), []).append(s)
    ordered = sorted(same.items(), key=lambda kv: (str(kv[0][1]), str(kv[0][0]), str(kv[0][3])))
    lines = [_claim(s, lang) for _, claims in ordered for s in reversed(claims)]
    return section(
        lang, "statistics", lead, tag("div", _charts(d.statistics, lang), class_="charts small"),
        scroll(lang, "statistics.heading", tag(
            "table", columns(lang, "statistics.what", "statistics.period", "statistics.figure", "statistics.said", "statistics.quote"),
            tag("tbody", lines[:_STATISTICS]))),
        say(lang, "statistics.more", len(lines) - _STATISTICS, as_="p", class_="soft") if len(lines) > _STATISTICS else None)


def _charts(rows: Sequence[Row], lang: str) -> list[Html]:
    """A chart for each figure that was claimed more than once, those claimed most often first."""
    same: dict[tuple[Any, ...], list[Row]] = {}
    for s in rows:
        if s["quantity"] is not None:
            same.setdefault((s["action"], s["object"], s["unit"]), []).append(s)
    several = sorted((c for c in same.values() if len(c) > 1), key=len, reverse=True)
    return [_chart(c, lang) for c in several[:_CHARTS]]


def _chart(claims: Sequence[Row], lang: str) -> Html:
    most = [who for who, _ in Counter(_said_by(s) for s in claims).most_common()]
    named = most if len(most) <= len(charts.COLOURS) else most[:len(charts.COLOURS) - 1]
    given = [charts.Claim((s["published_at"] or s["first_seen_at"]).astimezone(LIMA).date(), _said_by(s), float(s["quantity"]),
                          _short(s["period"]), _told(s)) for s in claims]
    what = _what(claims[0], lang)
    title = f"{phrase(lang, 'objects.' + claims[0]['object'])}, {phrase(lang, 'actions.' + (claims[0]['action'] or 'none'))}"
    return tag("figure", tag("h3", what), chart(lang, charts.claims(
        given, {who: n for n, who in enumerate(named)}, "statistics.others", title, lang), "statistics.chart"), class_="panel")


def _said_by(s: Row) -> str:
    """Who gives the figure: the source its sentence names, else the outlet that printed it."""
    return clean(s["said_by"], _SOURCE) if s["said_by"] else str(s["feed"])


def _told(s: Row) -> str:
    unit = "" if s["unit"] == "count" else f" {s['unit']}"
    return f"{day(s['published_at'] or s['first_seen_at'])}, {_said_by(s)}: {figure(s['quantity'])}{unit} ({_short(s['period'])})"


def _short(period: str | None) -> str:
    """The period in signs that need no language: "2012 –", "2026-01 – 2026-10"."""
    first, since, year = (period or "—").partition("since ")
    return f"{year} –" if since and not first else first.replace("/", " – ")


def _what(s: Row, lang: str) -> Html:
    return join(say(lang, f"objects.{s['object']}"), ", ", say(lang, f"actions.{s['action'] or 'none'}"))


def _claim(s: Row, lang: str) -> Html:
    amount = join(figure(s["quantity"]), "" if s["unit"] == "count" else f" {s['unit']}",
                  join(" ", say(lang, f"bounds.{s['bound']}")) if s["bound"] else None)
    return tag("tr", tag("td", _what(s, lang)), tag("td", _period(s["period"], lang)), tag("td", amount),
               tag("td", join(_said_by(s), ": ") if s["said_by"] else None,
                   away(s["url"], f"{s['feed']}, {day(s['published_at'] or s['first_seen_at'])}")),
               tag("td", f"«{clean(s['quote'], 300)}» ", tag("code", s["rule"])))


def _period(period: str | None, lang: str) -> Html:
    """The rules' own notation ("since 2012", "2026-01/2026-08") in the reader's words."""
    first, since, year = (period or "—").partition("since ")
    return join(say(lang, "table.from"), " ", year) if since and not first else join(first.replace("/", " – "))
