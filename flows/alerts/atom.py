"""A watch's alerts as an Atom file (RFC 4287), so that any feed reader can follow them. Pure: contexts in, bytes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from flows.alerts.message import compose
from flows.alerts.safe import clean, link

_ATOM = "http://www.w3.org/2005/Atom"


def render(watch: str, contexts: Sequence[Mapping[str, Any]], language: str = "es") -> bytes:
    """The file, newest alert first. Ids are the alerts' own, so that a remade file shows nothing as new."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", f"urn:vraem-watch:watch:{clean(watch)}")
    _add(feed, "title", f"VRAEM Watch: {clean(watch)}")
    _add(feed, "updated", max((_time(c) for c in contexts), default="1970-01-01T00:00:00Z"))
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "VRAEM Watch")
    for c in contexts:
        message = compose(c, language)
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", f"urn:vraem-watch:alert:{clean(c.get('alert_id', ''))}")
        _add(entry, "title", message.subject)
        _add(entry, "updated", _time(c))
        for source in (c.get("sources") or [])[:1]:
            url = link(source.get("url") or "")
            if url:
                ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": url})
        content = ET.SubElement(entry, f"{{{_ATOM}}}content", {"type": "html"})
        content.text = message.html
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _time(c: Mapping[str, Any]) -> str:
    value = str(c.get("created_at") or "1970-01-01T00:00:00Z").replace(" ", "T")
    return value.replace("+00:00", "Z") if "+" in value or value.endswith("Z") else value + "Z"
