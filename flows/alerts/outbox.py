"""The only sending. One alert on one channel, once; whether and when to try again is decided apart, from counts alone."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from flows.alerts.message import Message
from flows.alerts.safe import clean

if TYPE_CHECKING:
    from flows.web import Web

MAX_ATTEMPTS = 10  # over about two days; then it is dead and the operator is told
_FIRST_WAIT_S, _LONGEST_WAIT_S = 60, 6 * 3600

# Our own webhook: `vraem+https://host/path?secret=KEY` posts what webhook.schema.json beside this file describes, with
# these headers. A repeated delivery carries the same id; the signature is over the body as sent.
SIGNATURE, ALERT_ID = "X-Vraem-Signature", "X-Vraem-Alert-Id"


class NotDelivered(Exception):
    """A try that failed; the text holds no address and no secret."""


def next_try(alert_id: str, channel: str, attempts: int, now: datetime) -> datetime | None:
    """When to try again after `attempts` failures (1 = the first): doubling from a minute, up to six hours, a quarter of
    jitter that depends on the alert alone. None: enough, it is dead."""
    if attempts >= MAX_ATTEMPTS:
        return None
    wait = min(_FIRST_WAIT_S * 2 ** (attempts - 1), _LONGEST_WAIT_S)
    jitter = int(hashlib.sha256(f"{alert_id} {channel} {attempts}".encode()).hexdigest()[:4], 16) / 0xFFFF
    return now + timedelta(seconds=wait * (1 + 0.25 * jitter))


def send(address: str, message: Message, context: Mapping[str, Any], web: Web | None = None) -> None:
    """Delivers by one address: our own webhook (`vraem+http(s)://`) or anything Apprise knows. NotDelivered when it failed."""
    if address.startswith(("vraem+http://", "vraem+https://")):
        _webhook(address.removeprefix("vraem+"), message, context, web)
    else:
        _apprise(address, message)


def _apprise(address: str, message: Message) -> None:
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its own lines name addresses
    service = apprise.Apprise()
    if not service.add(address):
        raise NotDelivered("the address is of no kind that Apprise knows")
    body, form = _written(message, [f for s in service for f in _formats(s.notify_format)])
    try:
        with _attached(message, service) as chart:
            result = service.notify(title=message.subject, body=body, body_format=form, attach=chart)
    except Exception as e:
        raise NotDelivered(f"{type(e).__name__} from the service") from None
    if not bool(result):  # 1.13 answers True, False or None; 2.x a result that is true when all was sent
        raise NotDelivered(
            f"the service did not take it ({clean(getattr(result, 'status', '') or 'refused or unreachable', 80)})"
        )


@contextmanager
def _attached(message: Message, service: Any) -> Iterator[str | None]:
    """A digest's chart as a picture within a mail, below its text where it is shown as HTML and beside it else. Elsewhere a
    file is a message of its own, which may fail apart from the first and have that one sent twice."""
    if not message.chart or any(type(s).__name__ != "NotifyEmail" for s in service):
        yield None
        return
    for s in service:
        s.inline = True  # Apprise 2 refers to the picture by its Content-ID; 1.13 leaves it an attachment
    with TemporaryDirectory(prefix="vraem-") as folder:
        path = Path(folder) / "vraem.png"
        path.write_bytes(message.chart.png)
        yield str(path)


def _formats(given: Any) -> list[str]:
    """One format in Apprise 1, all that the service takes, the best first, in 2."""
    return [str(getattr(f, "value", f)) for f in (given if isinstance(given, (list, tuple)) else [given])]


def _written(message: Message, takes: Sequence[str]) -> tuple[str, str]:
    """(body, its format). Text rather than Markdown wherever both are taken: each chat room has a Markdown of its own, and
    shows the escapes of another."""
    if takes[:1] == ["html"]:
        return message.html, "html"
    return (message.markdown, "markdown") if set(takes) == {"markdown"} else (message.text, "text")


def _webhook(url: str, message: Message, context: Mapping[str, Any], web: Web | None) -> None:
    from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

    from flows.web import FetchError

    if web is None:
        raise NotDelivered("no downloader at hand for the webhook")
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    secret = query.pop("secret", "")
    target = urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))
    body = payload(message, context)
    headers = {"Content-Type": "application/json", ALERT_ID: str(context.get("alert_id", ""))}
    if secret:
        headers[SIGNATURE] = signature(secret, body)
    try:
        web.post_json(target, body, headers)
    except FetchError as e:
        raise NotDelivered(f"webhook: {e.kind}") from None


def signature(secret: str, body: bytes) -> str:
    """`sha256=` and the hex HMAC-SHA256 of the body."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def payload(message: Message, context: Mapping[str, Any]) -> bytes:
    """The webhook's JSON by its schema, keys sorted, UTF-8. Of a digest, `alerts` holds what it tells of, one by one."""
    data = {
        "schema": 1,
        "id": context.get("alert_id"),
        "subject": message.subject,
        "text": message.text,
        **{k: context.get(k) for k in ("watch", "condition", "created_at")},
        **_told(context),
        "lines": context.get("lines") or [],
        "chart": message.chart.svg if message.chart else None,
        "alerts": [{"id": c.get("alert_id"), **_told(c)} for c in context.get("rows") or []],
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str).encode()


def _told(context: Mapping[str, Any]) -> dict[str, Any]:
    lists = {k: context.get(k) or [] for k in ("changes", "facts", "quotes", "sources")}
    return {"reason": context.get("reason"), "incident": context.get("incident"), "report": context.get("report"), **lists}
