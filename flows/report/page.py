"""The report page: analyst.duckdb → one HTML file that needs nothing else. Sections in the order of a morning's reading."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.alerts.safe import clean
from flows.report import charts, standing, top, trends
from flows.report import map as vraem_map
from flows.report.data import LIMA, Data, at, read
from flows.report.html import Html, figure, join, listed, packed, phrase, say, section, tag
from flows.report.kind import GROUPS
from flows.report.parts import away, chart, columns, headline, nothing, scroll
from flows.report.table import COLUMNS, details, rows
from flows.words import LANGUAGES, words
from warehouse.rows import Row

_HERE = Path(__file__).parent
_ALERTS, _RANKED = 60, 10


def render(analyst: Path, now: datetime, lang: str = "es") -> str:
    """The whole page in `lang` ('es' or 'en'; the reader may switch). `now` is aware; days are those of Lima."""
    lang = lang if lang in LANGUAGES else "es"
    d = read(analyst)
    today = now.astimezone(LIMA).date()
    body = join(
        top.header(d, now, lang),
        tag("main", top.figures(d, now, lang), top.news(d, now, lang), _map(d, today, lang), trends.section_of(d, today, lang),
            _table(d, lang), _dismissed(d, lang), standing.section_of(d, lang), _alerts(d, lang), _feeds(d, lang)),
        tag("footer", say(lang, "foot.how", as_="p"), say(lang, "foot.made", as_="p")))
    return _document(lang, body, {
        "words": {language: words(language) for language in LANGUAGES},
        "data": {"columns": COLUMNS, "rows": rows(d.incidents, d.spoken), "aliases": {str(k): v for k, v in d.aliases.items()},
                 "today": today.isoformat(), "total": len(d.incidents)},
        "details": details(d)})


def _document(lang: str, body: Html, values: Mapping[str, Any]) -> str:
    """Head, body and data. The policy lets this very style and script run and nothing else, from nowhere else."""
    css, script = _text("page.css"), _text("charts.js", "page.js")
    drawing = charts.script()  # a module: it keeps its names to itself and runs when the rest of the page is there already
    policy = (f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}' '{_digest(drawing)}'; img-src data:; "
              "base-uri 'none'; form-action 'none'")
    head = tag("head", tag("meta", charset="utf-8"), tag("meta", http_equiv="Content-Security-Policy", content=policy),
               tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
               tag("meta", name="referrer", content="no-referrer"), tag("meta", name="robots", content="noindex"),
               tag("title", phrase(lang, "page.title")), tag("style", Html(css)))
    stored = [tag("script", packed(value), type="text/plain", id=name) for name, value in values.items()]
    scripts = [*stored, tag("script", Html(script)), tag("script", Html(drawing), type="module")]
    return "<!doctype html>\n" + tag("html", head, tag("body", body, scripts), lang=lang) + "\n"


def _text(*names: str) -> str:
    return "".join((_HERE / name).read_text("utf-8") for name in names)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


# --- map --------------------------------------------------------------------------------------------------------------


def _map(d: Data, today: date, lang: str) -> Html:
    ring = {"exact": "spot g-drugs place", "near": "spot g-drugs near", "district": "spot g-drugs district"}
    shapes = [tag("li", tag("svg", tag("g", tag("circle", cx=8, cy=8, r=6), class_=kind), viewBox="0 0 16 16", aria_hidden="true"),
                  say(lang, f"map.{key}")) for key, kind in ring.items()]
    colours = [tag("li", tag("span", class_=f"swatch b{n}"), say(lang, f"groups.{g}")) for n, g in enumerate(GROUPS)]
    year_ago = today - timedelta(days=365)
    recent = [i for i in d.incidents if not i["recalled"] and i["district"] and i["event_date"] and i["event_date"] > year_ago]
    most = Counter((i["district"], i["province"]) for i in recent).most_common(_RANKED)
    ranked = _ranking([(name, where, n) for (name, where), n in most], lang)
    return section(
        lang, "map",
        tag("div",
            tag("div", vraem_map.draw(lang), tag("p", id="map-count", class_="soft"), tag("ul", colours, class_="legend"),
                tag("ul", shapes, class_="legend"), tag("p", say(lang, "map.size"), ". ", say(lang, "map.hint"), class_="soft hint"),
                class_="panel"),
            tag("div", tag("div", tag("div", id="spot-list", aria_live="polite"), say(lang, "map.ranking", as_="h3"), ranked, class_="panel")),
            class_="two"))


def _ranking(rows: Sequence[tuple[str, str, int]], lang: str) -> Html:
    if not rows:
        return say(lang, "map.ranking_none", as_="p", class_="empty")
    return join(chart(lang, charts.ranking(rows, phrase(lang, "map.ranking")), "map.ranking", "districts"),
                say(lang, "map.ranking_hint", as_="p", id="districts-hint", class_="soft hint"))


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

    def named(key: str, control: Html, kind: str | None = None) -> Html:
        return tag("label", say(lang, f"table.{key}"), control, class_=kind)

    def choice(name: str, first: str, options: Sequence[Html]) -> Html:
        return tag("select", say(lang, f"table.{first}", as_="option", value=""), options, name=name)

    kinds = [say(lang, f"groups.{g}", as_="option", value=g) for g in GROUPS] + [
        say(lang, f"types.{t}", as_="option", value=t) for t in sorted(types)]
    # one name may be that of a department, a province and a district
    places = [say(lang, "table.only_vraem", as_="option", value="vraem")] + [
        tag("optgroup", [tag("option", p, value=f"{level}:{p}") for p in found], label=phrase(lang, f"table.{level}"), data_group=f"table.{level}")
        for level in ("department", "province", "district") for found in [sorted({i[level] for i in d.incidents if i[level]})] if found]
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


def _dismissed(d: Data, lang: str) -> Html:
    """What was an incident until a person said it is none: who, and why."""
    made = [c for about in d.corrections.values() for c in about if c["kind"] == "dismiss" and c["withdrawn_at"] is None]
    if not made:
        return Html("")
    lines = []
    for c in sorted(made, key=lambda c: str(c["made_at"]), reverse=True):
        versions = d.versions.get(c["incident_id"], ())
        lines.append(tag("li", f"#{c['incident_id']} ", clean(versions[-1]["headline"] if versions else "", 300), tag("br"),
                         tag("small", f"{at(c['made_at'])}, ", say(lang, "detail.by"), f" {clean(c['author'], 80)}: ",
                             clean(c["why"], 300))))
    return tag("section", tag("details", say(lang, "decisions.heading", as_="summary"), tag("ul", lines)))


# --- alerts, feeds ---------------------------------------------------------------------------------


def _alerts(d: Data, lang: str) -> Html:
    once: dict[str, list[Row]] = {}
    for a in d.alerts:
        once.setdefault(a["alert_id"], []).append(a)
    if not once:
        return section(lang, "alerts", nothing(lang, "alerts"))
    incidents = {i["incident_id"]: i for i in d.incidents}
    lines = [_alert(group, incidents, d, lang) for group in list(once.values())[:_ALERTS]]
    return section(lang, "alerts", scroll(lang, "alerts.heading", tag(
        "table", columns(lang, "alerts.when", "alerts.watch", "alerts.why", "alerts.about", "alerts.channels"), tag("tbody", lines))))


def _alert(group: Sequence[Row], incidents: Mapping[int, Row], d: Data, lang: str) -> Html:
    a = group[0]
    if a["incident_id"] in incidents:
        about = headline(incidents[a["incident_id"]], d, lang, 200)
    elif a["report_id"] in d.reports:
        report = d.reports[a["report_id"]][0]
        about = away(report["url"], clean(report["title"], 200))
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
        return join(say(lang, "fields.types"), ": ", listed([join(t[:1], say(lang, f"types.{t[1:]}")) for t in rest.split(", ")]))
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
    return tag("section", tag("details", say(lang, "health.feeds", as_="summary"), scroll(lang, "health.feeds", tag(
        "table", columns(lang, *[f"health.{k}" for k in keys]), tag("tbody", lines)))))
