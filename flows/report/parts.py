"""Pieces that several sections of the page are made of."""

from __future__ import annotations

import json

from flows.alerts.safe import clean, link
from flows.report.charts import Spec
from flows.report.data import Data
from flows.report.html import Html, data, phrase, say, tag
from warehouse.rows import Row


def columns(lang: str, *keys: str) -> Html:
    return tag("thead", tag("tr", [say(lang, k, as_="th", scope="col") for k in keys]))


def scroll(lang: str, label: str, table: Html) -> Html:
    """A wide table that scrolls by itself; reachable by keyboard."""
    return tag("div", table, class_="scroll panel", tabindex=0, role="group", aria_label=phrase(lang, label), data_label=label)


def nothing(lang: str, name: str) -> Html:
    """A part of the page without content: that there is none, and what to do or to look at next."""
    return tag("div", say(lang, f"{name}.none", as_="p"), say(lang, f"{name}.none_do", as_="p", class_="soft"), class_="panel empty")


def headline(i: Row, d: Data, lang: str, most: int) -> Html:
    """A link to an incident under its headline; one that was made of its facts keeps both languages for the switch."""
    made = d.spoken.get(i["incident_id"])
    text = made[lang] if made else i["headline"] or f"#{i['incident_id']}"
    return tag("a", clean(text, most), href=f"#incident-{i['incident_id']}",
               data_spoken=json.dumps(made, ensure_ascii=False) if made else None)


def away(url: str | None, text: str) -> Html:
    """A link where the address may be clicked, else the text alone."""
    address = link(url or "")
    return tag("a", text, href=address, rel="noopener noreferrer", target="_blank") if address else tag("span", text)


def chart(lang: str, spec: Spec, label: str, steps: str | None = None) -> Html:
    """The place of a chart, drawn by charts.js. `steps` ('months' or 'districts'): it is walked and brushed, by keyboard too,
    as a slider whose words the script says; without them it is a picture, and its numbers stand beside it."""
    role = {"role": "slider", "tabindex": 0, "data_steps": steps, "aria_valuenow": 0, "aria_describedby": f"{steps}-hint"} if steps else {"role": "img"}
    return tag("div", tag("div", class_="drawn", aria_hidden="true"), tag("script", data(spec), type="application/json"),
               class_="chart", aria_label=phrase(lang, label), data_label=label, **role)
