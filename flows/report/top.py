"""The top of the page: does the watching work, is the week unusual, what came since yesterday."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flows.poll import is_quiet
from flows.report import week
from flows.report.data import LIMA, Data, at, total
from flows.report.html import Html, figure, join, listed, phrase, say, section, tag
from flows.report.parts import headline, nothing
from flows.words import LANGUAGES
from warehouse.rows import Row

_NEWS = 12


def header(d: Data, now: datetime, lang: str) -> Html:
    sections = ("week", "news", "map", "trends", "incidents", "statistics", "alerts")
    keys = {"incidents": "table.heading"}
    return tag(
        "header",
        say(lang, "page.skip", as_="a", href="#incidents", class_="skip"),
        tag("div", say(lang, "page.title", as_="h1"), say(lang, "page.lead", as_="p", class_="soft")),
        tag("div", tag("span", [tag("button", language.upper(), type="button", data_lang=language,
                                    aria_pressed="true" if language == lang else "false") for language in LANGUAGES],
                       role="group", aria_label=phrase(lang, "page.language"), data_label="page.language"),
            tag("button", "◐", type="button", id="theme", aria_label=phrase(lang, "page.theme"), data_label="page.theme"),
            class_="tools"),
        _health(d, now, lang),
        tag("nav", [say(lang, keys.get(s, f"{s}.heading"), as_="a", href=f"#{s}") for s in sections],
            aria_label=phrase(lang, "page.sections"), data_label="page.sections"),
        tag("noscript", tag("p", phrase(lang, "page.noscript"))))


def _health(d: Data, now: datetime, lang: str) -> Html:
    """One line: does the watching itself work?"""
    updated = tag("span", say(lang, "page.updated"), f": {at(now)} ", say(lang, "page.lima"))
    if not d.feeds:
        return tag("div", updated, say(lang, "health.none"), class_="health")
    answered = [f for f in d.feeds if f["last_status"] in ("new", "unchanged")]
    troubles = [
        ("health.failing", [f["feed"] for f in d.feeds if f["last_status"] == "failed"]),
        ("health.gone", [f["feed"] for f in d.feeds if f["last_status"] == "gone"]),
        ("health.quiet", [f["feed"] for f in answered if is_quiet(d.arrivals.get(f["feed"], [])[:30], now)]),
        ("health.textless", d.textless)]
    dead = len({a["alert_id"] for a in d.alerts if a["state"] == "dead"})
    last = max((f["last_poll_at"] for f in d.feeds if f["last_poll_at"]), default=None)
    newest = max((r[0] for r in d.reports.values()), key=lambda r: r["first_seen_at"], default=None)
    shown: list[object] = [
        updated, say(lang, "health.polled", len(answered), len(d.feeds)),
        [tag("span", say(lang, key), f": {', '.join(names)}", class_="bad") for key, names in troubles if names],
        say(lang, "health.waiting", d.waiting) if d.waiting else None,
        say(lang, "health.undelivered", dead, class_="bad") if dead else None,
        None if dead or any(names for _, names in troubles) else say(lang, "health.well"),
        tag("span", say(lang, "health.loaded"), f": {at(last)}"),
        tag("span", say(lang, "health.rules"), ": ", tag("code", newest["rules_version"][:12])) if newest else None]
    return tag("div", *shown, class_="health", role="status")


# --- the week --------------------------------------------------------------------------------------------------------

_SIDES = ("forces", "armed_group", "civilians", "other")
# a figure of the page: its name, the columns it adds up (none: incidents are counted), its unit, its parts
_CARDS: tuple[tuple[str, tuple[str, ...], str, tuple[tuple[str, str], ...]], ...] = (
    ("incidents", (), "", ()),
    ("killed", ("killed",), "", tuple((s, f"killed_{s}") for s in _SIDES)),
    ("wounded", ("wounded",), "", tuple((s, f"wounded_{s}") for s in _SIDES)),
    ("captured", ("captured",), "", (("armed_group", "captured_armed_group"), ("suspects", "captured_suspects"),
                                     ("civilians", "captured_civilians"))),
    ("cocaine", ("cocaine_seized_kg",), " kg", ()),
    ("destroyed", ("airstrips_destroyed", "labs_destroyed"), "", ()),
)


def figures(d: Data, now: datetime, lang: str) -> Html:
    """The last seven days against the usual level, and what the last 24 hours brought to them."""
    today = now.astimezone(LIMA).date()
    first, last = week.week_of(today)
    present = week.in_week(d.incidents, today)
    since, start = now - timedelta(hours=24), d.monitored.get("first_day")
    cards = []
    for name, columns, unit, sides in _CARDS:
        level = week.level(d.incidents, columns, today, start)
        fresh = sum(_gained(i, columns, d.versions.get(i["incident_id"], ()), since) for i in present)
        cards.append(_card(name, level, fresh, unit, [(s, total(present, c)) for s, c in sides], lang))
    return section(lang, "week", tag("div", cards, class_="cards"),
                   say(lang, "week.note", first, last, as_="p", class_="soft"),
                   None if start and week.judged(today, start) else say(lang, "week.unjudged_why", as_="p", class_="soft"))


def _gained(i: Mapping[str, Any], columns: Sequence[str], versions: Sequence[Row], since: datetime) -> float:
    """What an incident adds since then: all of it when it is new, the difference when its figures were told anew."""
    if i["first_reported_at"] and i["first_reported_at"] > since:
        return week.amount(i, columns)
    pair = _before_and_now(versions, since)
    return sum((pair[1].get(c) or 0) - (pair[0].get(c) or 0) for c in columns) if pair else 0


def _card(name: str, level: week.Level, fresh: float, unit: str, sides: Sequence[tuple[str, float]], lang: str) -> Html:
    told = [join(", " if n else "", say(lang, f"week.{side}"), f" {figure(v)}")
            for n, (side, v) in enumerate((s, v) for s, v in sides if v)]
    usual = join(" · ", say(lang, "week.usual_level", figure(level.usual))) if level.usual is not None else None
    return tag("div", say(lang, f"week.{name}", as_="h3"), tag("div", figure(level.now), unit, class_="number"),
               say(lang, "week.day", f"{'+' if fresh > 0 else ''}{figure(fresh)}{unit}", as_="div", class_="day"),
               tag("div", told, class_="sides"),
               tag("div", say(lang, f"week.{level.word}", class_=f"word {level.word}"), usual, class_="word"),
               _sparkline(level, phrase(lang, "week.weeks")), class_="card")


def _sparkline(level: week.Level, label: str) -> Html:
    """Narrow bars, the last one strong; weeks without monitoring pale."""
    top = max([*level.values, 1])
    bars = [tag("rect", class_="now" if n == len(level.values) - 1 else "past" if level.known[n] else "unknown", x=n * 3,
                y=f"{27 - 26 * v / top:.1f}", width=2.2, height=f"{max(26 * v / top, 1):.1f}")
            for n, v in enumerate(level.values)]
    return tag("svg", bars, viewBox=f"0 0 {len(level.values) * 3} 28", preserveAspectRatio="none", class_="spark", role="img",
               aria_label=label, data_label="week.weeks")


def news(d: Data, now: datetime, lang: str) -> Html:
    """What came or changed in the last 24 hours, and what exactly changed."""
    since = now - timedelta(hours=24)
    fresh = [i for i in d.incidents if i["first_reported_at"] and i["first_reported_at"] > since]
    changed = {i["incident_id"]: told for i in d.incidents
               for told in [_changes(d.versions.get(i["incident_id"], ()), since)] if told}
    # a first fill brings years at once: newest events first, and the rest is in the table
    known = {i["incident_id"] for i in fresh}
    told_of = [i for i in d.incidents if i["incident_id"] in changed or (i["incident_id"] in known and not i["recalled"])]
    items = [_news_item(i, changed.get(i["incident_id"], []), d, lang) for i in told_of[:_NEWS]]
    rest = len(told_of) - len(items)
    if not items:
        return section(lang, "news", nothing(lang, "news"))
    return section(lang, "news", say(lang, "news.since", at(since), len(told_of) - len(changed), len(changed), as_="p"),
                   tag("ul", items, class_="news panel"),
                   say(lang, "news.more", rest, as_="a", href="#incidents") if rest > 0 else None)


def _before_and_now(versions: Sequence[Row], since: datetime) -> tuple[Row, Row] | None:
    """What was known then (or first) and now; None when nothing was told since: new rules alone are no news."""
    standing = [v for v in versions if v["standing"]]
    before = [v for v in standing if v["known_from"] <= since] or standing[:1]
    later = [v for v in standing if v["known_from"] > since and v["cause"] in ("report", "edit", "correction", "merged")]
    return (before[-1], standing[-1]) if before and later else None


def _changes(versions: Sequence[Row], since: datetime) -> list[tuple[str, str]]:
    """(name of the figure, "2 → 4") between what was known then (or first) and now; nothing for new rules alone."""
    pair = _before_and_now(versions, since)
    if pair is None:
        return []
    old, new = pair
    out = [(k, f"{figure(old[k]) or '?'} → {figure(new[k]) or '?'}")
           for k in ("killed", "wounded", "captured", "cocaine_seized_kg") if old[k] != new[k]]
    if old["event_date"] != new["event_date"]:
        out.append(("event_date", f"{old['event_date'] or '?'} → {new['event_date'] or '?'}"))
    return out


def _news_item(i: Row, told: Sequence[tuple[str, str]], d: Data, lang: str) -> Html:
    kind = "changed" if told else "new"
    where = i["district"] or i["province"] or i["department"]
    return tag("li", say(lang, f"news.{kind}", class_=f"badge {kind}"),
               headline(i, d, lang, 300),
               tag("br"), tag("small", f"{i['event_date'] or '—'}", f" · {where}" if where else "", " · ",
                              listed([say(lang, f"types.{t}") for t in i["types"] or ()]),
                              [join(" · ", say(lang, f"fields.{name}"), f": {change}") for name, change in told]))
