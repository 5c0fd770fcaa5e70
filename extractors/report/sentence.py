"""Text model: paragraphs, sentences and their tokens; boilerplate lines set aside.

A sentence never crosses a line break, unless the text as a whole is wrapped at a width (wrapped.py). Bullets and numbered
points are sentences of their own that remember the line which introduced them, so that "Material incautado:" governs the
list below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.report.words import Words
from extractors.report.wrapped import BULLET, unwrap
from extractors.text import Token, tokenize


@dataclass(slots=True)
class Sentence:
    where: str  # 'title' or 'text'
    paragraph: int  # 0 for the title, 1 for the lead
    index: int
    tokens: list[Token]
    bullet: bool = False
    intro: Sentence | None = None  # the line that opened the list this bullet stands in
    previous: Sentence | None = None  # the sentence before it in its paragraph
    upper: bool = False  # wire text in capitals: case says nothing
    quoted: bool = False  # begins inside a quotation carried over from the sentence before
    marks: dict[str, list] = field(default_factory=dict)
    _said: frozenset[str] | None = None

    @property
    def said(self) -> frozenset[str]:
        """The words and signs of the sentence: whoever looks for a rare one asks here first."""
        if self._said is None:
            self._said = frozenset([t.f for t in self.tokens])
        return self._said

    def text(self, raw: str, i: int, j: int) -> str:
        return raw[self.tokens[i].s : self.tokens[j - 1].e]


_LINE = re.compile(r"[^\n\r]+")
# A run of stops is tried once, from its first: begun anew at every stop of a long run, the search would be quadratic.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”»')\]]*(?=\s|[A-ZÁÉÍÓÚÑ¿¡«“\"—-])|;")
_OPENERS = "¿¡«“\"'([—–-"
_SPACE = re.compile(r"\s*")
_INITIALS = re.compile(r"(?:[a-zñ]\.)+[a-zñ]")
_BACK_TO_EDGE = re.compile(r"[^\s(\[«“\"]*")
MAX_WORD = 60  # no abbreviation is longer
MAX_TOKENS = 300  # of a sentence; longer ones, which nobody wrote to be read, are cut so that the work grows with the text only


def is_upper(text: str) -> bool:
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _cuts(line: str, start: int, abbreviations: frozenset[str]) -> list[int]:
    """Offsets (absolute) where a sentence ends inside the line."""
    out = []
    for m in _END.finditer(line):
        end = m.end()
        if line[m.start()] == ";":
            out.append(start + end)
            continue
        rest = _SPACE.match(line, end).end()  # type: ignore[union-attr]
        if rest == len(line):
            break
        if line[m.start()] == "." and _abbreviates(line, m.start(), abbreviations):
            continue
        k = rest
        while k < len(line) and line[k] in _OPENERS:
            k += 1
        first = line[k : k + 1]
        if first.isupper() or first.isdigit() or line[rest] in '•«“"—¿¡-':
            if not line[end].isspace() and line[end].isdigit():
                continue
            out.append(start + end)
    return out


def _abbreviates(line: str, stop: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: "Cmdte.", "J.", "EE.UU.", "12." at the line's head."""
    k = stop - len(_BACK_TO_EDGE.match(line[max(0, stop - MAX_WORD) : stop][::-1]).group())  # type: ignore[union-attr]
    word = line[k:stop].lower()
    if word == "s/":
        return True  # "S/. 1,350"
    if word in ("mar", "ene"):  # the province of La Mar, the river Ene: a month only beside a day
        return line[:k].rstrip()[-1:].isdigit() or line[stop + 1 :].lstrip()[:1].isdigit()
    if word in abbreviations or (len(word) == 1 and word.isalpha()) or _INITIALS.fullmatch(word.lstrip(".")):
        return True
    return len(word) <= 2 and word.replace(",", "").isdigit() and k < MAX_WORD and not line[:k].strip(" (").strip()


_PERSON_NEXT = 5  # tokens behind the semicolon within which the next of the list is named
_FINITE = ("ó", "aron", "ieron", "aba", "aban", "ían", "ía", "ará", "arán", "ed")


def _without_list_cuts(cuts: list[int], text: str, start: int, end: int, words: Words) -> list[int]:
    """Leaves out the semicolons of a list of people: "el teniente X, de 28 años; el sargento Y, de 22, y el cabo Z"."""
    if not any(text[c - 1] == ";" for c in cuts):
        return cuts
    out, bounds = [], [start, *cuts, end]
    for n, cut in enumerate(cuts, 1):
        if text[cut - 1] != ";" or not _names_people(tokenize(text, cut, bounds[n + 1]), words) or not _names_people(tokenize(text, max(bounds[n - 1], cut - 120), cut), words, anywhere=True):
            out.append(cut)
    return out


def _names_people(tokens: list[Token], words: Words, anywhere: bool = False) -> bool:
    """Whether a piece names people and says nothing of them; `anywhere`: only whether it names people."""
    nouns = [k for k in range(len(tokens)) if (hit := words.nouns.at(tokens, k)) is not None and hit[1].kind == "people"]
    if anywhere:
        return bool(nouns) or sum(t.cap for t in tokens[-12:]) > 1
    opens = int(bool(tokens) and tokens[0].f in ("y", "e", "and"))
    named = any(k - opens <= _PERSON_NEXT for k in nouns) or (sum(t.cap for t in tokens[opens : opens + 4]) > 1 and tokens[opens].cap)
    told = words.lang == "es" or any(t.cap or t.k == "n" for t in tokens[opens : opens + 8])  # "his companion swam to the bank": an English past can look like anything
    return named and told and len(tokens) > 2 and not any(
        (k not in nouns and words.verbs.at(tokens, k) is not None) or t.f in words.sets["be"] or t.f in words.sets["have"] or (t.k == "w" and not t.cap and len(t.f) > 3 and t.raw.endswith(_FINITE)) for k, t in enumerate(tokens)
    )


_DAY_ALONE = re.compile(r"\s*(?:[^\W\d]{4,9},? )?\d{1,2} ?(?:(?:de )?[^\W\d]{3,10}\.?)?(?: ?(?:del? )?\d{4})?\.\s*\Z")
QUESTION = 50  # characters of a question that heads a paragraph: "¿Qué se incautó?"


def split(title: str, text: str, words: Words) -> list[Sentence]:
    """Sentences of title and text, in order; lines that are links to other articles or page furniture are left out."""
    text = unwrap(text)
    out: list[Sentence] = []
    if title.strip():
        out.extend(_sentences("title", 0, 0, title, 0, len(title)))
    paragraph = 0
    lists: list[tuple[str, Sentence]] = []  # the lists that stand open, outermost first: the marker of the opening line, and the line
    for m in _LINE.finditer(text):
        line, start = m.group(), m.start()
        if not line.strip():
            continue
        if words.boilerplate(line):
            continue
        paragraph += 1
        bullet = BULLET.match(line)
        numbered = bool(lists) and bullet is None and _opens_with_number(tokenize(line, 0, min(len(line), 60)), words)
        ranked = bool(lists) and bullet is None and not numbered and _opens_with_rank(tokenize(line, 0, min(len(line), 100)), words)
        numbered = numbered or ranked
        marker = _marker(bullet.group()) if bullet else "#" if numbered else ""  # "Se incautaron:" and lines that open with a number
        while lists and marker == lists[-1][0]:
            lists.pop()
        item = bullet is not None or numbered
        intro = lists[-1][1] if item and lists else None
        begin = start + (bullet.end() if bullet else 0)
        body = text[begin : m.end()]
        first = True
        prev = begin
        cuts = _without_list_cuts(_cuts(body, begin, words.abbreviations), text, begin, m.end(), words)
        if cuts and _DAY_ALONE.match(text[begin : cuts[0]]):
            cuts = cuts[1:]  # "• Lunes 19. En Unión Catarata …": the day of what follows
        for cut in [*cuts, m.end()]:
            for s in _sentences("text", paragraph, len(out), text, prev, cut):
                if item and first:
                    s.bullet, s.intro = True, intro
                elif (
                    out
                    and out[-1].paragraph == paragraph
                    and out[-1].tokens[-1].raw == ";"
                    and (
                        out[-1].intro is not None
                        or any(t.raw == ":" for t in out[-1].tokens)
                        or _opens_with_number(s.tokens, words)
                    )
                ):
                    s.bullet, s.intro = (
                        True,
                        out[-1] if out[-1].intro is None or any(t.raw == ":" for t in out[-1].tokens[1:4]) else out[-1].intro,
                    )  # "se incautó: cuatro fusiles; dos granadas; …"
                elif out and out[-1].paragraph == paragraph and out[-1].where == "text":
                    s.previous = out[-1]
                first = False
                out.append(s)
            prev = cut
        if not item:
            lists.clear()
        if out and (line.rstrip().endswith(":") or (line.rstrip().endswith("?") and len(line) < QUESTION)):
            lists.append((marker, out[-1]))
    return out


def _marker(mark: str) -> str:
    """Which row of a list a mark belongs to: "1." and "2)" are of one row, "a." of another, each sign of its own."""
    sign = mark.strip()
    return "1" if any(c.isdigit() for c in sign) else "a" if any(c.isalpha() for c in sign) else sign[:1]


def _opens_with_number(tokens: list[Token], words: Words) -> bool:
    joins = ("y", "e", "and", "asi", "as", "tambien", "ademas", "asimismo", "also", "plus")
    k = int(tokens[0].f in joins)
    k += bool(k) and len(tokens) > 2 and tokens[1].raw == ","  # "asimismo, una pistola"
    first = tokens[k] if k < len(tokens) else tokens[0]
    return first.k == "n" or first.f in words.numbers


NAME_LINE = 14  # tokens of a line that gives a rank and a name


def _opens_with_rank(tokens: list[Token], words: Words) -> bool:
    """ "Sargento 1.° EP Jefferson Ríos Amaringo": one of those the line before announced."""
    hit = words.nouns.at(tokens, 0) if 1 < len(tokens) <= NAME_LINE else None
    if hit is None or hit[1].object not in ("military", "police") or hit[1].plural:
        return False
    return sum(t.cap for t in tokens[hit[0] :]) >= 2 and not any(words.verbs.at(tokens, k) for k in range(len(tokens)))


def _sentences(where: str, paragraph: int, index: int, raw: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentence raw[start:end], in pieces where it has more than MAX_TOKENS; none where it is blank."""
    tokens = tokenize(raw, start, end)
    i = 0
    while i < len(tokens):
        j = _piece_end(tokens, i)
        piece = raw[tokens[i].s : tokens[j - 1].e] if i or j < len(tokens) else raw[start:end]
        yield Sentence(where, paragraph, index, tokens[i:j], upper=is_upper(piece))
        i, index = j, index + 1


def _piece_end(tokens: list[Token], i: int) -> int:
    """Where the piece that starts at i ends: behind its last comma or the like, if that stands in its last third."""
    end = i + MAX_TOKENS
    if len(tokens) <= end:
        return len(tokens)
    return next((k + 1 for k in range(end - 1, end - MAX_TOKENS // 3, -1) if tokens[k].raw in (",", ":", ".")), end)
