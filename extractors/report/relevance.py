"""Is the article about security in the VRAEM?"""

from __future__ import annotations

from extractors.report.trigger_status import status_at
from extractors.report.words import Table, Words
from extractors.text import Token


def _hits(table: Table, tokens: list[Token]) -> dict[str, int]:
    out: dict[str, int] = {}
    for _, _, rule in table.each(tokens):
        out[rule] = out.get(rule, 0) + 1
    return out


def _tied(tokens: list[Token], words: Words, far: bool) -> bool:
    """Does the text tie what happened elsewhere to the VRAEM itself, without denying it?"""
    for k, _, _ in words.topic["valley"].each(tokens):
        if far and not any(t.f in words.sets["tied_by"] for t in tokens[max(0, k - 10) : k]):
            continue
        begin = max((x + 1 for x in range(max(0, k - 30), k) if tokens[x].raw in ".;"), default=max(0, k - 30))
        if status_at(tokens[begin : k + 1], k - begin, words) not in ("denied", "negated"):
            return True
    return False


def relevance(tokens: list[Token], in_zone: bool, elsewhere: bool, events: int, words: Words, far: bool = False, grave: bool = False) -> tuple[bool, str]:
    """(relevant, the rule that decided). `in_zone`: a place of the text lies in the VRAEM; `elsewhere`: every incident lies
    outside it; `far`: every one lies in a department without a part in it; `events`: asserted facts found; `grave`: violence, or
    goods seized or destroyed among them."""
    zone = _hits(words.topic["zone"], tokens)
    if not zone and not in_zone:
        return False, f"{words.lang}.relevance.no_zone"
    if elsewhere and not in_zone and not _tied(tokens, words, far):
        return False, f"{words.lang}.relevance.elsewhere"
    if not in_zone and _hits(words.topic["far"], tokens) and not _hits(words.topic["valley"], tokens):
        return False, f"{words.lang}.relevance.elsewhere"  # the armed group's other front
    security = _hits(words.topic["security"], tokens)
    harmless = _hits(words.topic["harmless"], tokens)
    if not security and not grave:
        return False, f"{words.lang}.relevance.no_security"
    weight, counter = sum(min(n, 3) for n in security.values()), sum(min(n, 3) for n in harmless.values())
    if counter > weight + 2 * min(events, 3):
        return False, f"{words.lang}.relevance.harmless"
    if events == 0 and len(_hits(words.topic["strong"], tokens).keys() | _hits(words.topic["violence"], tokens).keys()) < 2:
        return False, f"{words.lang}.relevance.single_word"
    return True, f"{words.lang}.relevance.zone_and_security"
