"""What of a page is not its article: menus, teasers of other stories with their tolls, walls of buttons. Taken out before
the article is, because no reader of text can tell another story's dead from this one's."""

from __future__ import annotations

import re
from typing import NamedTuple

import lxml.html
from lxml import etree

from extractors.text import fold

MAX_ELEMENTS = 40_000  # an article's page has 500 to 5,000
MAX_TABLE_CELLS = 600
MAX_CHILDREN = 2_000  # of one element
MAX_TEASER = 500  # characters of another story's headline and first words

UNSEEN_TAGS = ("script", "style", "noscript", "template", "svg", "iframe")
_LINES = ("p", "div", "li", "h2", "h3", "h4", "h5", "blockquote")
_INLINE = ("em", "i", "strong", "b", "span", "small")
_MENUS = ("td", "ul", "ol", "div", "section", "p")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("div", "section", "article", "li", "td")
_BOILERPLATE_TAGS = ("nav", "aside", "footer", "form", "button", "select")
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:related|relacionad[oa]s?|recomendad[oa]s?|recommended|te-puede-interesar|lea-tambien|lee-tambien|leer-mas"
    r"|read-(?:more|also|next)|mas-leid[oa]s|most-read|trending|newsletter|comments?|comentarios|disqus|share|sharing|social"
    r"|cookies?|consent|gdpr|sidebar|breadcrumbs?|tags?|paywall|subscribe|suscripcion|promo|sponsored|publicidad|advert\w*"
    r"|banner|jp-relatedposts|outbrain|taboola|author-box|masthead|video)(?:$|[\s_-])", re.IGNORECASE)
_READERS = re.compile(r"(?:^|[\s_-])(?:comments?|comentarios|disqus)(?:$|[\s_-])", re.IGNORECASE)

_ALSO = (r"lea|lee|leer|mira|mire|vea|ve|ver|te puede interesar|le puede interesar|tambien puedes leer|puedes leer"
         r"|tambien te puede interesar|te recomendamos|recomendado|relacionad[oa]s?|nota relacionada|mas informacion|mas noticias"
         r"|no te pierdas|read|see|watch|related|related stories|more from|more stories|recommended|you may also like")
READ_ALSO = re.compile(rf"^[\s•►▶»>*|(\[-]*(?:{_ALSO})(?:\s+(?:tambien|mas|ademas|aqui|also|more))?\s*:")
# A heading over other stories: the whole of it, but for an outlet's name.
_OTHERS = re.compile(
    r"^[\s•►▶»>*|]*(?:(?:lea|lee|mira|mire|vea|ve|ver|read|see)\s+(?:tambien|mas|ademas|also|more)|tambien te puede interesar"
    r"|(?:te|le) puede interesar|te recomendamos|(?:notas?|noticias?|articulos?|temas?|contenidos?)\s+(?:relacionad[oa]s?|recomendad[oa]s?)"
    r"|relacionad[oa]s?|recomendad[oa]s?|videos?\s+(?:recomendados?|relacionados?)|(?:otras|mas|ultimas)\s+(?:noticias|notas|historias)"
    r"|(?:lo )?mas (?:leid[oa]s?|vist[oa]s?)|no te pierdas|related(?: (?:stories|articles|news|coverage|content|posts))?"
    r"|more (?:stories|news|from|on)|you (?:may|might) also like|recommended(?: for you)?|most (?:read|popular)|latest news"
    r"|read (?:more|next))(?:\s+(?:en|de|del|sobre|from|in|on)\s+.{1,40}|\s+\w{1,20})?\s*:?\s*$")


def prune(tree: lxml.html.HtmlElement, classes: frozenset[str]) -> None:
    """Takes out what is not the article, and what takes minutes to read: giant tables, thousands of attributes.

    `classes`: of elements that this site puts other stories into.
    """
    _cut(tree)
    measures = _measured(tree)
    whole = measures[tree].words
    doomed = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        tag, of = element.tag, measures.get(element, _NOTHING)
        if (tag == "table" and len(element.findall(".//td")) > MAX_TABLE_CELLS) or (
                tag in _LINES and of.text <= 400 and _is_other_story(element)) or (
                tag in _INLINE and of.links and of.text <= 400 and _is_aside(element)) or (
                tag in _MENUS and of.links > 1 and of.words <= 3 * of.links and element.find(".//h1") is None) or (
                tag in _BLOCKS and of.links and 2 * of.words <= whole and _is_teaser(element)) or (
                (tag in _BOILERPLATE_TAGS or _is_boilerplate(element, classes)) and _may_go(element, of.words, whole)):
            doomed.append(element)
            walk.skip_subtree()
        elif tag == "table" and element.find(".//h1") is not None:  # laid out as a table, as one did once
            for cell in element.iter("table", "tbody", "tr", "td"):
                cell.tag = "div"
        elif len(element) > MAX_CHILDREN:
            etree.strip_tags(element, "span", "a", "b", "i", "em", "strong", "font", "br")
    _drop(doomed)
    _drop([e for heading in tree.iter(*_HEADINGS, "p", "div", "strong", "b", "span") for e in _under(heading, whole)])


def _cut(tree: lxml.html.HtmlElement) -> None:
    """What lies beyond the first MAX_ELEMENTS elements goes."""
    doomed = []
    walk = etree.iterwalk(tree, events=("start",))
    for n, (_, element) in enumerate(walk):
        if n > MAX_ELEMENTS:
            doomed.append(element)
            walk.skip_subtree()
    _drop(doomed)


class _Measure(NamedTuple):
    """Of an element: characters in all, of them in links, and how many links."""

    text: int
    linked: int
    links: int

    @property
    def words(self) -> int:
        """Characters that are no link."""
        return self.text - self.linked


_NOTHING = _Measure(0, 0, 0)


def _measured(tree: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, _Measure]:
    """Every element's measure, each character counted once."""
    found: dict[lxml.html.HtmlElement, _Measure] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        text, linked, links = _solid(element.text), 0, 0
        for child in element:
            inner = found.get(child, _NOTHING)
            text += inner.text + _solid(child.tail)
            linked += inner.linked
            links += inner.links
        found[element] = _Measure(text, text, links + 1) if element.tag == "a" else _Measure(text, linked, links)
    return found


def _solid(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


_DOOMED = "doomed"


def _drop(elements: list[lxml.html.HtmlElement]) -> None:
    """All at once: one by one, each hands what follows it to the one before, and of thousands in a row that is quadratic."""
    roots = set()
    for element in elements:
        if element.getparent() is not None and element.tag != "body":
            roots.add(element.getroottree().getroot())
            element.tag = _DOOMED
    for root in roots:
        etree.strip_elements(root, _DOOMED, with_tail=False)


def _words_in(element: lxml.html.HtmlElement) -> int:
    """Characters that are no link."""
    return _length(element) - sum(_length(a) for a in element.iter("a"))


def _length(element: lxml.html.HtmlElement) -> int:
    return sum(_solid(text) for text in element.itertext())


def _may_go(element: lxml.html.HtmlElement, words: int, whole: int) -> bool:
    """Some sites wrap the whole page in a form, or in "with-sidebar": what holds most of the words is no boilerplate.

    Readers' comments may be longer than the article, and do not hold its headline.
    """
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    if _READERS.search(names) and element.find(".//h1") is None:
        return 10 * words <= 9 * whole
    return 2 * words <= whole


def _is_boilerplate(element: lxml.html.HtmlElement, classes: frozenset[str]) -> bool:
    if element.tag in ("html", "body", "main", "article", "head", "meta", "link", "title"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    if len(names) < 3:
        return element.get("hidden") is not None
    return bool(_BOILERPLATE.search(names)) or not classes.isdisjoint(names.split()) or element.get("role") in (
        "navigation", "complementary", "banner", "contentinfo", "search")


# --- other stories ---------------------------------------------------------------------------------------------------


def _is_other_story(element: lxml.html.HtmlElement) -> bool:
    """A line that is one link and nothing else, or begins with "Lee también:": another story's headline and toll."""
    if len(element) > 4:
        return False
    text = "".join(element.itertext())[:600].strip()
    if not text or len(text) > 400:
        return False
    if READ_ALSO.match(fold(text)):
        return True
    links = [a for a in element.iter("a") if a.get("href")]
    return len(links) == 1 and len(text) > 25 and _bare("".join(links[0].itertext())) == _bare(text)


def _is_aside(element: lxml.html.HtmlElement) -> bool:
    """"(Lee también: …)" with its link, within a paragraph."""
    text = "".join(element.itertext())[:600].strip()
    return 10 < len(text) < 400 and element.find(".//a") is not None and READ_ALSO.match(fold(text)) is not None


def _bare(text: str) -> str:
    return text.strip(" \t\r\n\xa0()[]<>«»•►▶|*-–—:.")


def _is_teaser(element: lxml.html.HtmlElement) -> bool:
    """A card: a heading that is a link as a whole, and few words beside it. A subheading of an article is no link."""
    heading = next((h for h in element.iter(*_HEADINGS)), None)
    link = None if heading is None else next((a for a in heading.iter("a") if a.get("href")), None)
    if link is None and heading is not None:
        above = heading.getparent()
        link = above if above is not None and above.tag == "a" else None
        if link is not None and element is link:
            return False
    if heading is None or link is None or element.find(".//h1") is not None:
        return False
    said = "".join(heading.itertext()).strip()
    return len(said) > 15 and _bare("".join(link.itertext())).startswith(_bare(said)[:60]) and (
        len(" ".join("".join(element.itertext()).split())) <= len(said) + MAX_TEASER)


def _under(heading: lxml.html.HtmlElement, whole: int) -> list[lxml.html.HtmlElement]:
    """A heading over other stories, with what stands under it; nothing for any other element."""
    if len(heading) > 3 or heading.getparent() is None:
        return []
    text = "".join(heading.itertext())[:120].strip()
    if not 3 < len(text) < 80 or not _OTHERS.match(fold(text)):
        return []
    while heading.getparent().tag in ("p", "strong", "b", "span", "header", *_HEADINGS) and (
            _length(heading.getparent()) == _length(heading)):
        heading = heading.getparent()
    around = heading.getparent()
    if around.tag in ("div", "section", "aside", "ul") and heading.getprevious() is None and not (around.text or "").strip() and (
            around.find(".//h1") is None and 3 * _words_in(around) <= whole):
        return [around]  # the heading opens a box of its own
    found = [heading]
    last = heading.tag in _HEADINGS and 2 * _words_after(heading) <= _words_in(around)
    for element in heading.itersiblings():
        if element.tag in _HEADINGS and not element.findall(".//a") and not _OTHERS.match(fold("".join(element.itertext())[:120])):
            break
        if not last and element.tag not in ("ul", "ol", "figure", "video", "iframe") and _words_in(element) > 40:
            break
        found.append(element)
    return found


def _words_after(element: lxml.html.HtmlElement) -> int:
    return sum(_words_in(e) for e in element.itersiblings())
