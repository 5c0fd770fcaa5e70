"""One address per article, and one identity per feed entry."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urljoin, urlsplit, urlunsplit

from extractors.records import Entry

MAX_LENGTH = 2000  # browsers and servers refuse longer ones

# Query fields that say where a reader came from, not what the reader reads.
_TRACKING = re.compile(
    r"^(?:utm_.*|at_.*|mc_[ce]id|mkt_tok|fb(?:clid|_.*)|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|_ga|_gl|_hs.*|hsa_.*"
    r"|vero_.*|wt_?(?:mc|zmc).*|xtor|cmp(?:id)?|ns_.*|ocid|ftag|ref|ref_?src|ref_?url|referrer|rss|feed|partner|source|src"
    r"|share|shared|sr_share|smid|smtyp|spm|s_cid|cid|icid|ito|traffic_source|outputtype|output_type|amp|outputs|nocache"
    r"|sessionid|phpsessid|jsessionid|sid|__twitter_impression|guccounter|print)$"
)
_MIRROR_HOST = re.compile(r"^(?:www\d?|m|mobile|movil|amp)\.(?=[^.]+\.[^.]+)")
_AMP_CACHE = re.compile(r"^/(?:c|v|a)/(?:s/)?(?P<rest>[^/]+\.[^/]+/.*)$")
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp(?:/|\.html?)?$|(?<=.)\.amp(?=\.html?$|$))")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SAFE = "/:@!$&'()*+,;=~-._"


def web_link(link: str | None, base: str = "") -> str | None:
    """A link as an absolute http or https address, or None: `javascript:`, `data:` and the like are no addresses.

    A name before an @ is dropped: it is a password, or another site's name for the hurried reader.
    """
    if not link:
        return None
    link = _UNSEEN.sub("", link.strip())
    try:
        if link.lower() in ("http://", "https://", "http:", "https:"):  # joined with a base, they would be the base
            return None
        full = urljoin(base, link) if base else link
        parts = urlsplit(full)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or len(full) > MAX_LENGTH:
        return None
    if "@" in parts.netloc:
        full = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return full.replace(" ", "%20")


def canonical(url: str | None) -> str | None:
    """The one address of an article: scheme, host aliases, AMP forms, tracking fields, fragments and slashes settled.

    For comparing, not for fetching. None when it is no web address.
    """
    link = web_link(url)
    if link is None:
        return None
    parts = urlsplit(link)
    host = (parts.hostname or "").rstrip(".").lower()
    path = parts.path
    if host.endswith(".cdn.ampproject.org") and (cached := _AMP_CACHE.match(path)):
        return canonical(f"https://{cached['rest']}" + (f"?{parts.query}" if parts.query else ""))
    host = _idna(_MIRROR_HOST.sub("", host))
    port = parts.port if parts.port not in (None, 80, 443) else None
    # http and https name one article; a port of its own (a test server, an intranet) has one scheme only
    scheme = parts.scheme.lower() if port else "https"
    path = re.sub(r"/{2,}", "/", path)
    path = _INDEX.sub("/", _AMP_PATH.sub("", path))
    path = quote(unquote_to_bytes(path), safe=_SAFE).rstrip("/")
    fields = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
                    if not _TRACKING.match(k.lower()))
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    shown = f"[{host}]" if ":" in host else host
    return urlunsplit((scheme, f"{shown}:{port}" if port else shown, path, urlencode(fields), fragment))


def _idna(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def item_identity(entries: Sequence[Entry]) -> list[str]:
    """An identity per entry, the same at every poll of the feed, as far as the entry itself stays the same.

    The link comes first: it is what is fetched, and it outlives a GUID made of the clock or of the domain. An entry
    without a link of its own (none, or the front page) goes by its GUID, then by its words. What several entries of
    this poll share is told apart by the next of these, for all of them alike, so that their order does not matter.
    An entry whose link changes is met again by its text (`same_article`), not here.
    """
    keys = [_keys(entry) for entry in entries]
    chosen = [key[0] for key in keys]
    for depth in (1, 2):
        shared = {key for key, n in Counter(chosen).items() if n > 1}
        chosen = [c if c not in shared else f"{c}\n{k[min(depth, len(k) - 1)]}"
                  for c, k in zip(chosen, keys, strict=True)]
    return [hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32] for key in chosen]


def _keys(entry: Entry) -> list[str]:
    """What may tell an entry from others, best first."""
    link = canonical(entry.link)
    own_link = link if link and (urlsplit(link).path or urlsplit(link).query or urlsplit(link).fragment) else None
    words = f"{entry.title}\n{(entry.summary or entry.content)[:500] if not entry.title else ''}"
    return [f"{kind} {key}" for kind, key in (("link", own_link), ("guid", entry.guid), ("words", words)) if key]
