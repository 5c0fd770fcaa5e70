"""The report page: analyst.duckdb → one HTML file that needs nothing else. Sections in the order of a morning's reading."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.alerts.safe import clean, link
from flows.poll import is_quiet
from flows.report import charts, week
from flows.report import map as vraem_map
from flows.report.charts import Series
from flows.report.data import LIMA, Data, at, day, read, total
from flows.report.html import Html, data, figure, join, phrase, say, tag
from flows.report.kind import GROUPS, group_of
from flows.report.table import COLUMNS, details, rows
from flows.words import LANGUAGES, words
from warehouse.rows import Row

_HERE = Path(__file__).parent
_NEWS, _STATISTICS, _ALERTS, _RANKED = 12, 80, 60, 10


def render(analyst: Path, now: datetime, lang: str = "es") -> str:
    """The whole page in `lang` ('es' or 'en'; the reader may switch). `now` is aware; days are those of Lima."""
    lang = lang if lang in LANGUAGES else "es"
    d = read(analyst)
    today = now.astimezone(LIMA).date()
    body = join(
        _header(d, now, lang),
        tag("main", _week(d, today, lang), _news(d, now, lang), _map(d, today, lang), _trends(d, today, lang),
            _table(d, lang), _statistics(d, lang), _alerts(d, lang), _feeds(d, lang)),
        tag("footer", say(lang, "foot.how", as_="p"), say(lang, "foot.made", as_="p")))
    return _document(lang, body, {
        "words": {language: words(language) for language in LANGUAGES},
        "data": {"columns": COLUMNS, "rows": rows(d.incidents), "aliases": {str(k): v for k, v in d.aliases.items()},
                 "today": today.isoformat(), "total": len(d.incidents)},
        "details": details(d)})


def _document(lang: str, body: Html, values: Mapping[str, Any]) -> str:
    """Head, body and data. The policy lets this very style and script run and nothing else, from nowhere else."""
    css, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    policy = (f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; img-src data:; "
              "base-uri 'none'; form-action 'none'")
    head = tag("head", tag("meta", charset="utf-8"), tag("meta", http_equiv="Content-Security-Policy", content=policy),
               tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
               tag("meta", name="referrer", content="no-referrer"), tag("meta", name="robots", content="noindex"),
               tag("title", phrase(lang, "page.title")), tag("style", Html(css)))
    stored = [tag("script", data(value), type="application/json", id=name) for name, value in values.items()]
    return "<!doctype html>\n" + tag("html", head, tag("body", body, stored, tag("script", Html(script))), lang=lang) + "\n"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _section(lang: str, name: str, *children: object) -> Html:
    return tag("section", say(lang, f"{name}.heading", as_="h2", id=f"{name}-heading"), *children, id=name,
               aria_labelledby=f"{name}-heading")


# --- top -------------------------------------------------------------------------------------------------------------


def _header(d: Data, now: datetime, lang: str) -> Html:
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
        ("health.quiet", [f["feed"] for f in answered if is_quiet(d.arrivals.get(f["feed"], [])[:30], now)])]
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

Count = Callable[[Mapping[str, Any]], float]


def _of(*columns: str) -> Count:
    return lambda i: sum(i.get(c) or 0 for c in columns)


_SIDES = ("forces", "armed_group", "civilians", "other")
_CARDS: tuple[tuple[str, Count, str, tuple[tuple[str, str], ...]], ...] = (
    ("incidents", lambda i: 1, "", ()),
    ("killed", _of("killed"), "", tuple((s, f"killed_{s}") for s in _SIDES)),
    ("wounded", _of("wounded"), "", tuple((s, f"wounded_{s}") for s in _SIDES)),
    ("captured", _of("captured"), "", (("armed_group", "captured_armed_group"), ("suspects", "captured_suspects"),
                                       ("civilians", "captured_civilians"))),
    ("cocaine", _of("cocaine_seized_kg"), " kg", ()),
    ("destroyed", _of("airstrips_destroyed", "labs_destroyed"), "", ()),
)


def _week(d: Data, today: date, lang: str) -> Html:
    first, last = week.week_of(today)
    present = week.in_week(d.incidents, today)
    since = d.monitored.get("first_day")
    cards = [_card(name, week.level(d.incidents, count, today, since), unit, [(s, total(present, c)) for s, c in sides], lang)  # type: ignore[arg-type]
             for name, count, unit, sides in _CARDS]
    return _section(lang, "week", tag("div", cards, class_="cards"),
                    say(lang, "week.note", first, last, as_="p", class_="soft"))


def _card(name: str, level: week.Level, unit: str, sides: Sequence[tuple[str, float]], lang: str) -> Html:
    told = [join(", " if n else "", say(lang, f"week.{side}"), f" {figure(v)}")
            for n, (side, v) in enumerate((s, v) for s, v in sides if v)]
    usual = join(" · ", say(lang, "week.usual_level", figure(level.usual))) if level.usual is not None else None
    return tag("div", say(lang, f"week.{name}", as_="h3"), tag("div", figure(level.now), unit, class_="number"),
               tag("div", told, class_="sides"),
               tag("div", say(lang, f"week.{level.word}", class_=f"word {level.word}"), usual, class_="word"),
               charts.sparkline(level.values, level.known, phrase(lang, "week.weeks")), class_="card")


def _news(d: Data, now: datetime, lang: str) -> Html:
    """What came or changed in the last 24 hours, and what exactly changed."""
    since = now - timedelta(hours=24)
    fresh = [i for i in d.incidents if i["first_reported_at"] and i["first_reported_at"] > since]
    changed = {i["incident_id"]: told for i in d.incidents
               for told in [_changes(d.versions.get(i["incident_id"], ()), since)] if told}
    # a first fill brings years at once: newest events first, and the rest is in the table
    known = {i["incident_id"] for i in fresh}
    listed = [i for i in d.incidents if i["incident_id"] in changed or (i["incident_id"] in known and not i["recalled"])]
    items = [_news_item(i, changed.get(i["incident_id"], []), lang) for i in listed[:_NEWS]]
    rest = len(listed) - len(items)
    if not items:
        return _section(lang, "news", say(lang, "news.none", as_="p", class_="panel empty"))
    return _section(lang, "news", say(lang, "news.since", at(since), len(fresh), len(changed), as_="p"),
                    tag("ul", items, class_="news panel"),
                    say(lang, "news.more", rest, as_="a", href="#incidents") if rest > 0 else None)


def _changes(versions: Sequence[Row], since: datetime) -> list[tuple[str, str]]:
    """(name of the figure, "2 → 4") between what was known then (or first) and now; nothing for new rules alone."""
    standing = [v for v in versions if v["standing"]]
    before = [v for v in standing if v["known_from"] <= since] or standing[:1]
    later = [v for v in standing if v["known_from"] > since and v["cause"] in ("report", "edit", "correction", "merged")]
    if not before or not later:
        return []
    old, new = before[-1], standing[-1]
    out = [(k, f"{figure(old[k]) or '?'} → {figure(new[k]) or '?'}")
           for k in ("killed", "wounded", "captured", "cocaine_seized_kg") if old[k] != new[k]]
    if old["event_date"] != new["event_date"]:
        out.append(("event_date", f"{old['event_date'] or '?'} → {new['event_date'] or '?'}"))
    return out


def _news_item(i: Row, told: Sequence[tuple[str, str]], lang: str) -> Html:
    kind = "changed" if told else "new"
    where = i["district"] or i["province"] or i["department"]
    return tag("li", say(lang, f"news.{kind}", class_=f"badge {kind}"),
               tag("a", clean(i["headline"] or f"#{i['incident_id']}", 300), href=f"#incident-{i['incident_id']}"),
               tag("br"), tag("small", f"{i['event_date'] or '—'}", f" · {where}" if where else "", " · ",
                              _joined([say(lang, f"types.{t}") for t in i["types"] or ()]),
                              [join(" · ", say(lang, f"fields.{name}"), f": {change}") for name, change in told]))


def _joined(parts: Sequence[Html]) -> Html:
    return join(*[join(", " if n else "", p) for n, p in enumerate(parts)])


# --- map and trends --------------------------------------------------------------------------------------------------


def _map(d: Data, today: date, lang: str) -> Html:
    ring = {"exact": "spot g-drugs place", "near": "spot g-drugs near", "district": "spot g-drugs district"}
    shapes = [tag("li", tag("svg", tag("g", tag("circle", cx=8, cy=8, r=6), class_=kind), viewBox="0 0 16 16", aria_hidden="true"),
                  say(lang, f"map.{key}")) for key, kind in ring.items()]
    colours = [tag("li", tag("span", class_=f"swatch b{n}"), say(lang, f"groups.{g}")) for n, g in enumerate(GROUPS)]
    year_ago = today - timedelta(days=365)
    recent = [i for i in d.incidents if not i["recalled"] and i["district"] and i["event_date"] and i["event_date"] > year_ago]
    most = Counter((i["district"], i["province"]) for i in recent).most_common(_RANKED)
    ranked = charts.ranking([(name, where, n) for (name, where), n in most], lang) if most else \
        say(lang, "map.ranking_none", as_="p", class_="empty")
    return _section(
        lang, "map",
        tag("div",
            tag("div", vraem_map.draw(lang), tag("p", id="map-count", class_="soft"), tag("ul", colours, class_="legend"),
                tag("ul", shapes, class_="legend"), tag("p", say(lang, "map.size"), ". ", say(lang, "map.hint"), class_="soft hint"),
                class_="panel"),
            tag("div", tag("div", tag("div", id="spot-list", aria_live="polite"), say(lang, "map.ranking", as_="h3"), ranked, class_="panel")),
            class_="two"))


def _trends(d: Data, today: date, lang: str) -> Html:
    dated = [i for i in d.incidents if not i["recalled"] and i["event_date"] and i["date_precision"] != "year"
             and i["event_date"] <= today]
    if not dated:
        return _section(lang, "trends", say(lang, "trends.none", as_="p", class_="panel empty"))
    since = d.monitored.get("first_day")
    months = charts.months_between(min(i["event_date"] for i in dated), today)
    monitored = [since is not None and m >= since.replace(day=1) for m in months]
    drawn = [tag("figure", say(lang, f"trends.{name}", as_="h3"), charts.legend(series, lang) if len(series) > 1 else None,
                 charts.monthly(months, monitored, series, f"trends.{name}", lang), charts.as_table(months, series, lang),
                 class_="panel")
             for name, series in _series(d, dated, months)]
    return _section(lang, "trends",
                    tag("p", say(lang, "trends.hint", class_="hint"), " ", say(lang, "trends.unmonitored"), class_="soft"),
                    tag("div", drawn, class_="charts"),
                    tag("p", say(lang, "trends.left_out", d.left_out), " ", say(lang, "trends.counted"), class_="soft"))


def _series(d: Data, dated: Sequence[Row], months: Sequence[date]) -> list[tuple[str, list[Series]]]:
    groups = Counter((i["event_date"].replace(day=1), group_of(i["types"] or ())) for i in dated)

    def column(trend: str, name: str, key: str, colour: int) -> Series:
        found = {r["month"]: r[name] or 0 for r in d.months[trend]}
        return Series(key, colour, [float(found.get(m, 0)) for m in months])

    # who suffers: the forces blue, the armed group red, civilians yellow
    sides = (("forces", 1), ("armed_group", 0), ("civilians", 2), ("other", 4))
    return [
        ("incidents", [Series(f"groups.{g}", n, [float(groups[m, g]) for m in months]) for n, g in enumerate(GROUPS)]),
        ("casualties", [column("casualties", f"killed_{s}", f"week.{s}", c) for s, c in sides]),
        ("wounded", [column("casualties", f"wounded_{s}", f"week.{s}", c) for s, c in sides]),
        ("cocaine", [column("seizures", "cocaine_seized_kg", "trends.kg", 1)]),
        ("destroyed", [column("destroyed", "airstrips_destroyed", "trends.airstrips", 2),
                       column("destroyed", "labs_destroyed", "trends.labs", 3)]),
        ("captures", [column("captures", "captured_armed_group", "trends.armed", 0),
                      column("captures", "captured_suspects", "trends.suspects", 4),
                      column("captures", "captured_civilians", "trends.civilians", 2)]),
    ]


# --- incidents -------------------------------------------------------------------------------------------------------


def _table(d: Data, lang: str) -> Html:
    sortable = (("date", "date"), ("what", None), ("killed", "killed"), ("wounded", "wounded"), ("captured", "captured"),
                ("cocaine", "cocaine"), ("reports", "reports"))
    head = [tag("th", say(lang, f"table.{key}", as_="button", type="button", data_sort=column) if column
                else say(lang, f"table.{key}"), scope="col", class_="n" if n > 1 else None)
            for n, (key, column) in enumerate(sortable)]
    return tag(
        "section", say(lang, "table.heading", as_="h2", id="incidents-heading"), _filters(d, lang),
        tag("p", tag("span", id="count", role="status"), " ", say(lang, "table.whole", as_="button", type="button", id="spot-clear", hidden=True)),
        tag("table", tag("thead", tag("tr", head)), tag("tbody", id="rows")),
        say(lang, "table.more", as_="button", type="button", id="more", hidden=True),
        id="incidents", aria_labelledby="incidents-heading")


def _filters(d: Data, lang: str) -> Html:
    types = Counter(t for i in d.incidents for t in i["types"] or ())
    actors = Counter(a for i in d.incidents for a in i["actors"] or ())
    districts = Counter(i["district"] for i in d.incidents if i["district"])
    provinces = Counter(i["province"] for i in d.incidents if i["province"])

    def named(key: str, control: Html, kind: str | None = None) -> Html:
        return tag("label", say(lang, f"table.{key}"), control, class_=kind)

    def choice(name: str, first: str, options: Sequence[Html]) -> Html:
        return tag("select", say(lang, f"table.{first}", as_="option", value=""), options, name=name)

    kinds = [say(lang, f"groups.{g}", as_="option", value=g) for g in GROUPS] + [
        say(lang, f"types.{t}", as_="option", value=t) for t in sorted(types)]
    places = [say(lang, "table.only_vraem", as_="option", value="vraem")] + [
        tag("option", p, value=p) for p in sorted({*districts, *provinces})]
    who = [say(lang, f"actors.{a}", as_="option", value=a) for a, _ in actors.most_common()]
    spans = [say(lang, f"table.{key}", as_="button", type="button", data_days=days)
             for key, days in (("last7", 7), ("last30", 30), ("last365", 365), ("whole", 0))]
    return tag(
        "form",
        named("search", tag("input", type="search", name="search", placeholder=phrase(lang, "table.search_hint"), data_hint="table.search_hint")),
        named("type", choice("type", "all", kinds)), named("place", choice("place", "anywhere", places)),
        named("actor", choice("actor", "all", who)),
        named("from", tag("input", type="date", name="from"), "half"), named("to", tag("input", type="date", name="to"), "half"),
        tag("label", tag("input", type="checkbox", name="recalled"), say(lang, "table.recalled"), class_="check"),
        tag("div", spans, class_="spans"),
        say(lang, "table.clear", as_="button", type="button", id="clear"),
        say(lang, "table.csv", as_="button", type="button", id="csv"),
        id="filters", class_="filters", role="search")


# --- standing figures, alerts, feeds ---------------------------------------------------------------------------------


def _columns(lang: str, *keys: str) -> Html:
    return tag("thead", tag("tr", [say(lang, k, as_="th", scope="col") for k in keys]))


def _scroll(lang: str, label: str, table: Html) -> Html:
    """A wide table that scrolls by itself; reachable by keyboard."""
    return tag("div", table, class_="scroll panel", tabindex=0, role="group", aria_label=phrase(lang, label), data_label=label)


def _statistics(d: Data, lang: str) -> Html:
    """Claims of one figure together, by time, so that one sees who raised it."""
    lead = say(lang, "statistics.lead", as_="p", class_="soft")
    if not d.statistics:
        return _section(lang, "statistics", lead, say(lang, "statistics.none", as_="p", class_="panel empty"))
    same: dict[tuple[Any, ...], list[Row]] = {}
    for s in d.statistics:
        same.setdefault((s["action"], s["object"], s["unit"], s["period"]), []).append(s)
    ordered = sorted(same.items(), key=lambda kv: (str(kv[0][1]), str(kv[0][0]), str(kv[0][3])))
    lines = [_claim(s, lang) for _, claims in ordered for s in reversed(claims)]
    return _section(
        lang, "statistics", lead,
        _scroll(lang, "statistics.heading", tag(
            "table", _columns(lang, "statistics.what", "statistics.period", "statistics.figure", "statistics.said", "statistics.quote"),
            tag("tbody", lines[:_STATISTICS]))),
        say(lang, "statistics.more", len(lines) - _STATISTICS, as_="p", class_="soft") if len(lines) > _STATISTICS else None)


def _claim(s: Row, lang: str) -> Html:
    what = join(say(lang, f"objects.{s['object']}"), ", ", say(lang, f"actions.{s['action'] or 'none'}"))
    amount = join(figure(s["quantity"]), "" if s["unit"] == "count" else f" {s['unit']}",
                  join(" ", say(lang, f"bounds.{s['bound']}")) if s["bound"] else None)
    return tag("tr", tag("td", what), tag("td", s["period"] or "—"), tag("td", amount),
               tag("td", _away(s["url"], f"{s['feed']}, {day(s['published_at'] or s['first_seen_at'])}")),
               tag("td", f"«{clean(s['quote'], 300)}» ", tag("code", s["rule"])))


def _away(url: str | None, text: str) -> Html:
    """A link where the address may be clicked, else the text alone."""
    address = link(url or "")
    return tag("a", text, href=address, rel="noopener noreferrer", target="_blank") if address else tag("span", text)


def _alerts(d: Data, lang: str) -> Html:
    once: dict[str, list[Row]] = {}
    for a in d.alerts:
        once.setdefault(a["alert_id"], []).append(a)
    if not once:
        return _section(lang, "alerts", tag("div", say(lang, "alerts.none", as_="p"),
                                            say(lang, "alerts.none_do", as_="p", class_="soft"), class_="panel empty"))
    headlines = {i["incident_id"]: i["headline"] for i in d.incidents}
    lines = [_alert(group, headlines, d, lang) for group in list(once.values())[:_ALERTS]]
    return _section(lang, "alerts", _scroll(lang, "alerts.heading", tag(
        "table", _columns(lang, "alerts.when", "alerts.watch", "alerts.why", "alerts.about", "alerts.channels"), tag("tbody", lines))))


def _alert(group: Sequence[Row], headlines: Mapping[int, str], d: Data, lang: str) -> Html:
    a = group[0]
    if a["incident_id"] in headlines:
        about = tag("a", clean(headlines[a["incident_id"]] or "", 200), href=f"#incident-{a['incident_id']}")
    elif a["report_id"] in d.reports:
        report = d.reports[a["report_id"]][0]
        about = _away(report["url"], clean(report["title"], 200))
    else:
        about = say(lang, "alerts.several")
    why = join(say(lang, f"states.{a['reason']}"), [join(tag("br"), _change(clean(c, 200), lang)) for c in a["changes"] or ()])
    return tag("tr", tag("td", at(a["created_at"])), tag("td", a["watch"]), tag("td", why), tag("td", about),
               tag("td", [join(tag("br") if n else None, _channel(row["channel"], lang), ": ", say(lang, f"states.{row['state']}"),
                               f" ({clean(row['last_error'], 120)})" if row["last_error"] else None)
                          for n, row in enumerate(group)]))


def _change(told: str, lang: str) -> Html:
    """"killed: 2 → 4" or "types: +attack, −unrest", its names in the reader's words."""
    name, colon, rest = told.partition(": ")
    if not colon or f"fields.{name}" not in words(lang):
        return join(told)
    if name == "types":
        return join(say(lang, "fields.types"), ": ", _joined([join(t[:1], say(lang, f"types.{t[1:]}")) for t in rest.split(", ")]))
    return join(say(lang, f"fields.{name}"), colon, rest)


def _channel(channel: str, lang: str) -> Html:
    """Addresses are secrets: only their place in the watch's list is named."""
    return say(lang, "alerts.address", int(channel) + 1) if channel.isdigit() else say(lang, f"alerts.{channel}")


def _feeds(d: Data, lang: str) -> Html:
    if not d.feeds:
        return Html("")
    lines = [tag("tr", tag("td", f["feed"]),
                 tag("td", say(lang, f"feedstatus.{f['last_status']}", class_="bad" if f["last_status"] in ("failed", "gone") else None)),
                 tag("td", at(f["last_good_at"])), tag("td", at(f["last_new_at"])), tag("td", figure(f["items"]), class_="n"),
                 tag("td", figure(f["reported"]), class_="n"), tag("td", figure(f["copies"]), class_="n"),
                 tag("td", clean(f["last_error"] or "", 200))) for f in d.feeds]
    keys = ("feeds", "status", "last_good", "last_new", "items", "reported", "copies", "error")
    return tag("section", tag("details", say(lang, "health.feeds", as_="summary"), _scroll(lang, "health.feeds", tag(
        "table", _columns(lang, *[f"health.{k}" for k in keys]), tag("tbody", lines)))))
