"""Text model: paragraphs, sentences and their tokens; boilerplate lines set aside.

A sentence never crosses a line break. Bullets and numbered points are sentences of their own that remember the line
which introduced them, so that "Material incautado:" governs the list below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.report.words import Words
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

    def text(self, raw: str, i: int, j: int) -> str:
        return raw[self.tokens[i].s : self.tokens[j - 1].e]


_LINE = re.compile(r"[^\n\r]+")
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪●◦■»]+|\(?\d{1,2}\s*[.)]-?|[a-z][.)])\s+")
_END = re.compile(r"[.!?…]+[\"”»')\]]*(?=\s|[A-ZÁÉÍÓÚÑ¿¡«“\"—-])|;")
_OPENERS = "¿¡«“\"'([—–-"


def is_upper(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _cuts(line: str, start: int, abbreviations: frozenset[str]) -> list[int]:
    """Offsets (absolute) where a sentence ends inside the line."""
    out = []
    for m in _END.finditer(line):
        end = m.end()
        if line[m.start()] == ";":
            out.append(start + end)
            continue
        rest = line[end:].lstrip()
        if not rest:
            break
        if m.group()[0] == ".":
            before = re.search(r"[^\s(\[«“\"]*$", line[: m.start()])
            word = before.group().lower() if before else ""
            if line[: m.start()].endswith(("S/", "s/")):
                continue  # "S/. 1,350"
            if (
                word in abbreviations
                or (len(word) == 1 and word.isalpha())
                or re.fullmatch(r"(?:[a-zñ]\.)+[a-zñ]", word)
            ):
                continue
            if (
                word.replace(",", "").isdigit()
                and len(word) <= 2
                and not line[: m.start()].strip(" (").rstrip(word).strip()
            ):
                continue
        first = rest.lstrip(_OPENERS)[:1]
        if (first and (first.isupper() or first.isdigit())) or rest[0] in '•«“"—¿¡-':
            if end < len(line) and not line[end].isspace() and line[end].isdigit():
                continue
            out.append(start + end)
    return out


def split(title: str, text: str, words: Words) -> list[Sentence]:
    """Sentences of title and text, in order; lines that are links to other articles or page furniture are left out."""
    out: list[Sentence] = []
    if title.strip():
        out.append(_sentence("title", 0, 0, title, 0, len(title)))
    paragraph, intro = 0, None
    for m in _LINE.finditer(text):
        line, start = m.group(), m.start()
        if not line.strip():
            continue
        if words.boilerplate(line):
            continue
        paragraph += 1
        bullet = _BULLET.match(line)
        begin = start + (bullet.end() if bullet else 0)
        body = text[begin : m.end()]
        first = True
        prev = begin
        for cut in [*_cuts(body, begin, words.abbreviations), m.end()]:
            if text[prev:cut].strip():
                s = _sentence("text", paragraph, len(out), text, prev, cut)
                if s.tokens:
                    if bullet and first:
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
                            out[-1].intro or out[-1],
                        )  # "se incautó: cuatro fusiles; dos granadas; …"
                    elif out and out[-1].paragraph == paragraph and out[-1].where == "text":
                        s.previous = out[-1]
                    first = False
                    out.append(s)
            prev = cut
        if not bullet and out and line.rstrip().endswith(":"):
            intro = out[-1]
        elif not bullet:
            intro = None
    return out


def _opens_with_number(tokens: list[Token], words: Words) -> bool:
    first = tokens[1] if tokens[0].f in ("y", "e", "and", "asi", "as") and len(tokens) > 1 else tokens[0]
    return first.k == "n" or first.f in words.numbers


def _sentence(where: str, paragraph: int, index: int, raw: str, start: int, end: int) -> Sentence:
    return Sentence(where, paragraph, index, tokenize(raw, start, end), upper=is_upper(raw[start:end]))
