"""Pieces that several sections of the page are made of."""

from __future__ import annotations

from flows.alerts.safe import link
from flows.report.html import Html, phrase, say, tag


def columns(lang: str, *keys: str) -> Html:
    return tag("thead", tag("tr", [say(lang, k, as_="th", scope="col") for k in keys]))


def scroll(lang: str, label: str, table: Html) -> Html:
    """A wide table that scrolls by itself; reachable by keyboard."""
    return tag("div", table, class_="scroll panel", tabindex=0, role="group", aria_label=phrase(lang, label), data_label=label)


def away(url: str | None, text: str) -> Html:
    """A link where the address may be clicked, else the text alone."""
    address = link(url or "")
    return tag("a", text, href=address, rel="noopener noreferrer", target="_blank") if address else tag("span", text)
