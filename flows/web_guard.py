"""Where a request may go, and how long it may take: decided where a socket is opened, read and written.

The address that was checked is the address connected, whatever the host name was, on the first request and on each
hop of a redirect; and every wait counts against the deadline of the whole request.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from typing import Any

import httpcore2

from flows.web_address import short


class Refused(Exception):
    pass


class TooLate(Exception):
    pass


class _Clock(threading.local):
    ends: float | None = None


clock = _Clock()  # the deadline of the request that this thread is making


def _left(timeout: float | None) -> float:
    """Seconds that a socket operation may take: its own timeout, never beyond the request's deadline."""
    if clock.ends is None:
        return timeout or 20.0
    left = clock.ends - time.monotonic()
    if left <= 0:
        raise TooLate
    return min(left, timeout) if timeout else left


class GuardedBackend(httpcore2.NetworkBackend):
    """Looks a name up, checks every address it has, and connects to one of exactly those."""

    def __init__(self, allow_private: tuple[str, ...], resolve: Callable[[str, int], list[str]]) -> None:
        self._ranges = [ipaddress.ip_network(a, strict=False) for a in allow_private if _is_range(a)]
        self._names = frozenset(allow_private)
        self._resolve = resolve
        self._lookups = ThreadPoolExecutor(max_workers=16, thread_name_prefix="lookup")  # getaddrinfo has no timeout

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
                    socket_options: Any = None) -> httpcore2.NetworkStream:
        addresses = self._addresses(host, port, timeout)
        for address in addresses:
            self._check(host, port, address)
        failure: OSError = OSError(f"{host} has no address")
        for address in addresses[:4]:
            try:
                sock = socket.create_connection((address, port), timeout=_left(timeout))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return _TimedStream(sock)
            except TimeoutError as e:
                raise httpcore2.ConnectTimeout(str(e)) from e
            except OSError as e:
                failure = e
        raise httpcore2.ConnectError(str(failure)) from failure

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise Refused("not an http or https address")

    def close(self) -> None:
        self._lookups.shutdown(wait=False, cancel_futures=True)

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        try:
            return list(dict.fromkeys(self._lookups.submit(self._resolve, host, port).result(_left(timeout))))
        except (FutureTimeout, TimeoutError) as e:
            raise httpcore2.ConnectTimeout(f"{host} was not looked up in time") from e
        except (OSError, UnicodeError) as e:
            raise httpcore2.ConnectError(f"{host} is not known: {short(e)}") from e

    def _check(self, host: str, port: int, address: str) -> None:
        ip = ipaddress.ip_address(address.partition("%")[0])
        if is_public(ip):
            return
        named = {host.lower(), f"{host.lower()}:{port}", str(ip), f"{ip}:{port}", f"[{ip}]:{port}"}
        if named & self._names or any(ip in r for r in self._ranges if r.version == ip.version):
            return
        raise Refused(f"{host} leads to {ip}, which is not a public address (network.allow_private permits it)")


class _TimedStream(httpcore2.NetworkStream):
    """A socket on which every wait counts against the deadline of the whole request."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _as_httpcore(httpcore2.ReadTimeout, httpcore2.ReadError):
            self._sock.settimeout(_left(timeout))
            return self._sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _as_httpcore(httpcore2.WriteTimeout, httpcore2.WriteError):
            view = memoryview(buffer)
            while view:
                self._sock.settimeout(_left(timeout))
                view = view[self._sock.send(view):]

    def close(self) -> None:
        self._sock.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore2.NetworkStream:
        with _as_httpcore(httpcore2.ConnectTimeout, httpcore2.ConnectError):
            self._sock.settimeout(_left(timeout))
            try:
                return _TimedStream(ssl_context.wrap_socket(self._sock, server_hostname=server_hostname))
            except BaseException:
                self._sock.close()
                raise

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # the pool asks whether an idle connection was closed by the other side
            self._sock.settimeout(0)
            try:
                return self._sock.recv(1, socket.MSG_PEEK) is not None
            except (BlockingIOError, ssl.SSLWantReadError):
                return False
            except (OSError, ValueError):
                return True
        return {"client_addr": self._sock.getsockname, "server_addr": self._sock.getpeername,
                "socket": lambda: self._sock}.get(info, lambda: None)()


@contextmanager
def _as_httpcore(timeout: type[Exception], other: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as e:
        raise timeout(str(e)) from e
    except OSError as e:
        raise other(str(e)) from e


def look_up(host: str, port: int) -> list[str]:
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


IP = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_RELAY_6TO4 = ipaddress.ip_network("192.88.99.0/24")


def is_public(ip: IP) -> bool:
    """Whether an address belongs to the public internet; an IPv6 address that carries an IPv4 one is judged by that."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _carried(ip)
        if inner is not None:
            return is_public(inner)
        return ip.is_global and not (ip.is_multicast or ip.is_site_local or ip.is_reserved)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in _RELAY_6TO4)


def _carried(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if ip in _NAT64 or int(ip) >> 32 == 0:  # ::a.b.c.d, the old way of carrying
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def _is_range(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True
