"""What the pages of single sites need beyond the general reading: classes to leave out. Alphabetical, no logic.

A site stands here when its pages put other stories inside the body, where no general rule can tell them from the text.
Names are those of CSS classes (any of an element's), compared whole; a class that a site gave up costs nothing.
"""

from __future__ import annotations

# domain, without www → classes of elements to drop before the article is taken out
LEFT_OUT: dict[str, frozenset[str]] = {
    "andina.pe": frozenset({"notas-relacionadas", "noticias-relacionadas", "tags"}),
    "bbc.com": frozenset({"bbc-1151pbn", "e1j2237y1"}),
    "diariocorreo.pe": frozenset({"story-contents__related", "story-related", "st-sidebar"}),
    "dw.com": frozenset({"advertisement", "embed", "kicker-list"}),
    "elcomercio.pe": frozenset({"story-contents__related", "story-related", "st-sidebar"}),
    "elpais.com": frozenset({"a_ei", "a_t", "articulo-apoyos"}),
    "gestion.pe": frozenset({"story-contents__related", "story-related", "st-sidebar"}),
    "idl-reporteros.pe": frozenset({"jp-relatedposts", "sharedaddy"}),
    "infobae.com": frozenset({"inline-related", "related-links", "most-read-card-ctn"}),
    "inforegion.pe": frozenset({"jp-relatedposts", "sharedaddy"}),
    "insightcrime.org": frozenset({"jp-relatedposts", "related-posts", "sharedaddy"}),
    "larepublica.pe": frozenset({"related-news", "MainContent_related"}),
    "ojo-publico.com": frozenset({"field--name-field-relacionados"}),
    "peru21.pe": frozenset({"story-contents__related", "story-related", "st-sidebar"}),
    "rpp.pe": frozenset({"news-related", "related", "tags"}),
}

# Sites whose addresses without a zone are not in Lima time; a `.pe` address is.
NAIVE_TIMES_IN_LIMA = (".pe",)
