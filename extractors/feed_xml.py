"""Feed XML as found in the wild → XML that any parser reads the same way, in linear time.

Everything that makes XML dangerous or ambiguous is settled here, before a parser sees it: document types and their
entities, comments, undeclared prefixes, bare ampersands, tags left open, control characters, depth, number of items.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from itertools import islice

MAX_DEPTH = 100  # the deepest honest feed carries an article's whole markup: some thirty levels
MAX_TAGS = 60_000  # in one feed; 2,000 honest items have 30,000
MAX_ATTRIBUTES = 50
MAX_TEXT = 500_000  # characters in one run of text; a long article has 50,000

ROOTS = frozenset({"rss", "rdf", "feed", "channel", "entry"})
ITEMS = frozenset({"item", "entry"})

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Possessive, and no '<' inside a value (XML forbids it): each look ends at the next '<' at the latest.
_TAG = re.compile(r"""<(/?)([^\W\d][\w.:-]*+)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""")
_LOOSE_TAG = re.compile(r"<(/?)([^\W\d][\w.:-]*+)([^<>]*+)>")
_ATTRIBUTE = re.compile(r"""(?<![\w.:-])([^\W\d][\w.:-]*+)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_CUT_END = re.compile(r"</[\w.:-]{1,50}\s*$")
_REFERENCE = re.compile(r"&(?:#(\d{1,20}|[xX][0-9a-fA-F]{1,20})|([A-Za-z][A-Za-z0-9]{0,31}));")
_HIDDEN_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)(?=[\s>])")
_WRAPPED_ROOT = re.compile(r"<body[^<>]*+>\s*+(?=<(?:rss|feed|rdf:RDF)[\s>])")
_OWN = frozenset({"", "a10", "atom", "content", "dc", "dcterms", "rdf", "rss"})  # prefixes of what is read here
_BASED = ROOTS | ITEMS | {"link"}  # where xml:base concerns the links that are read here
# An entity that a document type declares, when it is plain text: what refers to others may be a bomb.
_DECLARED = re.compile(r"""<!ENTITY\s+([A-Za-z][\w.-]{0,30})\s+(?:"([^"&%<]{0,200})"|'([^'&%<]{0,200})')\s*>""")
MAX_DECLARED, MAX_FROM_DECLARED = 50, 100_000  # entities in a feed, characters that they may add to it

# Prefixes that feeds use and forget to declare.
_KNOWN = {
    "a10": "http://www.w3.org/2005/Atom", "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/", "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0", "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml", "xlink": "http://www.w3.org/1999/xlink",
}


class NotAFeed(ValueError):
    pass


@dataclass(frozen=True, slots=True)
class Mended:
    xml: str
    items: int  # that are in `xml`
    over_cap: int  # more items, only counted
    whole: bool  # the root was closed; a feed that breaks off loses its last, incomplete item
    based: bool  # an element says what its links are relative to


def mend(text: str, max_items: int, extensions: bool = True) -> Mended:
    """Well-formed XML with at most `max_items` items. NotAFeed when the root element is none of a feed.

    Without `extensions` the elements of other vocabularies (pictures, places, licences, …) are left out.
    """
    text = _NOT_XML.sub("", text)
    start = _start(text)
    mender = _Mender(text, max_items, _declared(text[:start]), extensions)
    mender.run(start)
    if _local(mender.root[0]) not in ROOTS:  # its own tag was broken
        raise NotAFeed("its root element is broken")
    return mender.result()


def _start(text: str) -> int:
    """Where the root element begins: the first tag, or the feed behind a program's error message."""
    tag = next(_tags(text), None)
    if tag is None:
        raise NotAFeed("no XML in it")
    name = _local(tag[2])
    if name in ROOTS:
        return tag.start()
    page = name in ("html", "head", "body")
    hidden = (_WRAPPED_ROOT if page else _HIDDEN_ROOT).search(text, 0, 20_000)
    if hidden is None:
        raise NotAFeed(f"its root element is <{tag[2][:40]}>")
    return hidden.end() if page else hidden.start()


def root_name(text: str) -> str:
    """The local name of the first element, in lower case; '' when there is none."""
    tag = next(_tags(text), None)
    return _local(tag[2]) if tag else ""


def elements(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Where each element of that local name starts, with its attributes, whatever stands around it."""
    for tag in _tags(text):
        if _local(tag[2]) == name:
            found: dict[str, str] = {}
            for match in islice(_ATTRIBUTE.finditer(tag[3]), MAX_ATTRIBUTES):
                found.setdefault(match[1], resolved(match[2] or match[3] or match[4] or ""))
            yield tag.start(), found


def _declared(before_root: str) -> dict[str, str]:
    """Name → plain text of the entities that a document type declares for itself."""
    if "<!ENTITY" not in before_root:
        return {}
    return {m[1]: m[2] or m[3] or "" for m in islice(_DECLARED.finditer(before_root[:100_000]), MAX_DECLARED)}


def _tags(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (at := text.find("<", at)) >= 0:
        skipped = _skip(text, at)
        if skipped is not None:
            at = skipped
            continue
        tag = _TAG.match(text, at) or _LOOSE_TAG.match(text, at)
        if tag and not tag[1]:
            yield tag
        at += 1


def _skip(text: str, at: int) -> int | None:
    """The end of a comment, declaration or instruction that starts here, or None."""
    if text.startswith("<!--", at):
        return _after(text, "-->", at + 4)
    if text.startswith("<?", at):
        return _after(text, "?>", at)
    if text.startswith("<!", at) and not text.startswith("<![CDATA[", at):
        closed, subset = text.find(">", at), text.find("[", at, at + 1000)
        return _after(text, "]>", subset) if 0 <= subset < closed else _after(text, ">", at)
    return None


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return len(text) if end < 0 else end + len(mark)


@dataclass
class _Mender:
    text: str
    max_items: int
    entities: dict[str, str] = field(default_factory=dict)
    extensions: bool = True
    from_entities: int = 0  # characters
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)  # names as written
    skipping: int = 0  # open elements that are left out, being too deep or too many
    tags: int = 0
    items: int = 0
    over_cap: int = 0
    item_at: int = 0  # where in `out` the item that is open began
    whole: bool = False
    root: tuple[str, dict[str, str]] = ("", {})
    used: set[str] = field(default_factory=set)  # prefixes
    declared: dict[str, str] = field(default_factory=dict)  # prefix → first address it stood for

    def run(self, at: int) -> None:
        text = self.text
        while not self.whole:
            lt = text.find("<", at)
            self.say(text[at:lt] if lt >= 0 else text[at:])
            if lt < 0:
                return
            if text.startswith("<![CDATA[", lt):
                end = text.find("]]>", lt)
                self.say(text[lt + 9: end if end >= 0 else None], as_is=True)
                at = end + 3 if end >= 0 else len(text)
                continue
            skipped = _skip(text, lt)
            if skipped is not None:
                at = skipped
                continue
            tag = _TAG.match(text, lt) or _LOOSE_TAG.match(text, lt)
            self.tags += 1
            if tag is None:
                at = lt + 1
                if text.startswith("</", lt) and _CUT_END.match(text, lt):  # '</rss', and the end of the text
                    self.close(text[lt + 2:].strip())
                    return
                if self.tags < MAX_TAGS:
                    self.say("<")
                continue
            at = tag.end()
            if tag[1]:
                self.close(tag[2])
            elif not self.start(tag[2], tag[3]):
                self.over_cap = 1 + len(re.findall(rf"<{re.escape(tag[2])}(?=[\s>/])", text[at:]))
                self.whole = True

    def say(self, text: str, as_is: bool = False) -> None:
        if not self.open or not text or (self.skipping and not self.extensions):
            return
        text = text[:MAX_TEXT]
        if not as_is and "&" in text:
            text = resolved(self.with_entities(text))
        if "&" in text or "<" in text or "]]>" in text:
            # one piece for the parser, not thousands
            text = "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
        self.out.append(text)

    def with_entities(self, text: str) -> str:
        if not self.entities or self.from_entities > MAX_FROM_DECLARED:
            return text
        longer = _REFERENCE.sub(lambda m: self.entities.get(m[2] or "", m[0]), text)
        self.from_entities += max(0, len(longer) - len(text))
        return longer if self.from_entities <= MAX_FROM_DECLARED else text

    def start(self, name: str, rest: str) -> bool:
        """Opens an element; False when it is an item beyond the cap."""
        name = _plain_name(name)
        if self.open and self.is_item(name):
            unclosed = next((o for o in self.open[1:] if self.is_item(o)), None)
            if unclosed:  # the one before
                self.close(unclosed)
            if self.items >= self.max_items or self.tags > MAX_TAGS:
                return False
            self.items += 1
            self.item_at = len(self.out)
            self.skipping = 0  # what was left open ends here
        foreign = not self.extensions and self.open and _prefix(name) not in _OWN | {_prefix(self.root[0])}
        if self.skipping or foreign or len(self.open) >= MAX_DEPTH or self.tags > MAX_TAGS:
            self.skipping += not rest.endswith("/")
            return True
        attributes = self.attributes(rest)
        if _local(name) == "link":
            attributes.pop("uri", None)  # feedparser would take it for the address
        if _local(name) not in _BASED:
            attributes.pop("xml:base", None)
        self.used.update(prefix for prefix in (_prefix(name), *map(_prefix, attributes)) if prefix)
        if not self.open:
            self.root = (name, attributes)
        else:
            self.out.append(_tag(name, attributes))
        self.open.append(name)
        if rest.endswith("/"):
            self.close(name)
        return True

    def is_item(self, name: str) -> bool:
        """An item of the feed, and not `<media:item>` or another vocabulary's."""
        return _local(name) in ITEMS and _prefix(name) in ("", _prefix(self.root[0]), "atom", "rss", "a10")

    def attributes(self, rest: str) -> dict[str, str]:
        found: dict[str, str] = {}
        if "=" not in rest:
            return found
        for match in _ATTRIBUTE.finditer(rest):
            name = _plain_name(match[1])
            value = resolved(match[2] or match[3] or match[4] or "")
            if name.startswith("xmlns:"):
                if not value or name in ("xmlns:xml", "xmlns:xmlns"):
                    continue
                self.declared.setdefault(name[6:], value)
            found.setdefault(name, value)
            if len(found) >= MAX_ATTRIBUTES:
                break
        return found

    def close(self, name: str) -> None:
        """Closes the nearest open element of that name, and whatever was left open in it; a stray end is ignored."""
        if self.skipping:
            self.skipping -= 1
            return
        wanted = _plain_name(name).lower()
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at].lower() == wanted:
                while len(self.open) > max(at, 1):
                    self.out.append(f"</{self.open.pop()}>")
                if at == 0:
                    self.whole = True
                return

    def result(self) -> Mended:
        whole = self.whole or len(self.open) <= 1
        if not whole and any(map(self.is_item, self.open[1:])):
            # broken off inside an item: half an item is not kept, the next poll brings it whole
            del self.out[self.item_at:]
            self.items -= 1
            while len(self.open) > 1 and not self.is_item(self.open.pop()):
                pass
        self.out += [f"</{name}>" for name in reversed(self.open[1:])]
        name, attributes = self.root
        for prefix in self.used - {"xml", "xmlns"}:
            attributes.setdefault(f"xmlns:{prefix}", self.declared.get(prefix) or _KNOWN.get(prefix.lower())
                                  or f"urn:undeclared:{prefix}")
        body = "".join((_tag(name, attributes), *self.out, f"</{name}>"))
        if _local(name) == "entry":  # a feed of one entry, as a server's answer to a publication
            namespace = attributes.get("xmlns", "http://www.w3.org/2005/Atom")
            body = f'<feed xmlns="{html.escape(namespace)}">{body}</feed>'
        return Mended(body, self.items + (_local(name) == "entry"), self.over_cap, whole, " xml:base=" in body)


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}" + "".join(f' {k}="{html.escape(v)}"' for k, v in attributes.items()) + ">"


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _prefix(name: str) -> str:
    return name.partition(":")[0] if ":" in name else ""


def _plain_name(name: str) -> str:
    """At most one colon, and none at an end."""
    prefix, colon, local = name.strip(":").partition(":")
    return prefix + colon + local.replace(":", "_")


def resolved(text: str) -> str:
    """Text with its character references read; '&copy=2' in an address is none, for want of a semicolon."""
    return _REFERENCE.sub(_resolve, text)


def _resolve(reference: re.Match[str]) -> str:
    """The character a reference stands for; an entity nobody knows stays as it is written."""
    number, name = reference[1], reference[2]
    if number:
        # html's own reading: &#146; is the quote it was meant to be, what is no character becomes U+FFFD and goes
        return _NOT_XML.sub("", html.unescape(reference[0])).replace("\ufffd", "") if len(number) < 10 else ""
    return html5.get(name + ";", reference[0])
