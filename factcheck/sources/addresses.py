"""Addresses of web pages: which may be asked for, and where in the network a connection may go."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from factcheck.errors import ReadingError
from factcheck.text.expressions import expression
from factcheck.values import dataclass

# Ports of web servers; others belong to services that a stranger's link must not reach.
PORTS = (80, 443, 8080, 8443)
# Characters of an address; servers refuse longer ones (8,000 octets are advised, RFC 9110, section 4.1).
LONGEST = 4000
PRIVATE = "This address belongs to a private network; set allow-private = true in your own settings to read it."
_USER = expression(r"//[^/?#@]{0,2000}@")
_CONTROL = expression(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """A page to ask for: whether by TLS, the ASCII name of its host, and the quoted path with its query."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def label(self) -> str:
        """Return what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"http{'s' * self.secure}://{self.label}{self.path}"


def shown(url: str) -> str:
    """Return an address fit for a message: without user name and password, and nothing a terminal would obey."""
    return _CONTROL.sub(lambda found: quote(found[0]), _USER.sub("//", url, count=1))


def target(url: str, *, any_port: bool = False) -> Target:
    """Return what to ask for; raises `ReadingError` for anything but a plain address of a web page."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ReadingError("This is no address of a web page.", path=shown(url)) from None
    if parts.scheme not in ("http", "https"):
        raise ReadingError("Only pages at http:// or https:// can be read.", path=shown(url))
    if not host or len(url) > LONGEST:
        raise ReadingError("This is no address of a web page.", path=shown(url[:LONGEST]))
    if "@" in parts.netloc:
        raise ReadingError("An address with a user name in it is not fetched; leave it out.", path=shown(url))
    secure = parts.scheme == "https"
    port = port if port is not None else 443 if secure else 80
    if port not in PORTS and not any_port:
        raise ReadingError(f"Pages are not fetched from port {port}.", path=shown(url))
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    return Target(secure, _ascii(host, url), port, (_quoted(parts.path) or "/") + query)


def _quoted(text: str) -> str:
    """Return text fit for a request line; what is quoted already stays as it is."""
    return quote(text, safe="/%:=&?~+!$,;'@()*[]|-._")


def _ascii(host: str, url: str) -> str:
    import idna

    try:
        return host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise ReadingError("The name of this host cannot be written in ASCII.", path=shown(url)) from None


def places(where: Target, *, private: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the network addresses of a target's host, each as (family, address), those that may be connected to.

    Raises `ReadingError` where the name has no address, or, without `private`, no public one. Whoever connects
    must connect to one of these: a name may lead elsewhere when it is resolved again.
    """
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ReadingError("The name of this host cannot be resolved.", path=where.url) from None
    allowed = [(family, str(place[0])) for family, _, _, _, place in found if private or is_public(str(place[0]))]
    if not allowed:
        raise ReadingError(PRIVATE, path=where.url)
    yield from allowed


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also behind the ways to write IPv4 as IPv6."""
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    ip = _inner(ip)
    odd = ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_unspecified or ip.is_link_local
    return ip.is_global and not odd and not getattr(ip, "is_site_local", False)


def _inner(ip: Address) -> Address:
    """Return the IPv4 address that an IPv6 one wraps (mapped, 6to4, Teredo, NAT64), or the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    teredo = ip.teredo
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return ip.ipv4_mapped or ip.sixtofour or (teredo[1] if teredo else None) or nat64 or ip
