"""Entries as web pages write them: a linked or quoted title, with who wrote it before or behind, in no fixed order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from factcheck.extraction.references.organisations import read_author
from factcheck.extraction.references.text import LETTER, UPPER, YEAR, clean
from factcheck.extraction.references.words import is_acronym, is_organisation_word
from factcheck.model import Article, Link, Name, Reference, Span
from factcheck.text.dates import month_number
from factcheck.text.expressions import expression
from factcheck.text.identifiers import identified

_WORDS_OF_A_TITLE = 2
_YEAR = expression(rf"\b{YEAR}\b")
_ADDRESS = expression(r"https?://|www\.|doi\b|10\.\d{4}|PMC?ID\b", re.IGNORECASE)
_NUMBERED = expression(r"[\[(]?\d{0,4}[\]).]?\s*")
_BARE = expression(r"[\[(]?\d{0,4}[\]).]?\s*<?(?P<url>https?://[^\s<>]+[^\s<>.,;)\]])>?[.,;]?\s*")
_QUOTED = expression(
    rf"\s*[\[(]?\d{{0,4}}[\]).]?\s*(?:(?P<who>[{UPPER}][\w.&’' -]{{1,60}}?)[,.:]?\s)??"
    r"(?:“(?P<title>[^“”]{8,300})”|\"(?P<plain>[^\"]{8,300})\")"
)
_BEGUN = expression(rf"(?P<who>[{UPPER}][\w.&’' -]{{1,60}}?)\s(?:–|—|-|\|)\s(?=\S{{3}})")
_ENDED = expression(rf"\s(?:–|—|-|\|)\s(?P<who>[{UPPER}][\w.&’' -]{{1,60}})$")
_AFTER_ADDRESS = expression(
    r"\s*[\[(]?\d{0,4}[\]).]?\s*<?https?://[^\s<>]+>?[ ,:;–—-]+(?P<title>[^\W\d_][^,.;\n]{8,200})"
)
_SOURCE = expression(rf"(?P<who>[{UPPER}][^:|–—\n]{{1,70}}?)\s?(?::|\||–|—| -|\.)\s*[“\"]?$")
_LABEL = expression(r"[\[(]?\d{0,4}[\]).]?\s*[^\W_][^.:?!\n]{2,80}:\s")
_VISITED = expression(
    r"[(\[]?\b(?:retrieved|accessed|last (?:reviewed|updated|visited|modified|accessed)|viewed|visited|archived)\b"
    r"[^;)\]]*",
    re.IGNORECASE,
)
_ASIDE = expression(rf"[(\[](?![^()\[\]]*{YEAR})[^()\[\]]*[)\]]")
_PARTS = expression(r"\s*(?:[,;|•·()]|(?<!\.[A-Z])\.(?=\s|$)|\s[-–—](?=\s))\s*")
_FULL = rf"[{UPPER}][{LETTER}.’'-]*(?: [{UPPER}][{LETTER}.’'-]*){{1,3}}"
_AND = expression(r",? (?:and|&) |, ")
_BY = expression(rf"[ ,.]{{0,3}}by (?P<names>{_FULL}(?:(?:, (?:and |& )?| and | & ){_FULL}){{0,9}})(?=[ ,.(]|$)")
_ONE_PERSON = expression(rf"(?P<family>[{UPPER}][{LETTER}’'-]+),? (?P<initials>[{UPPER}]{{1,3}}\.?)")
_ET_AL = expression(rf"(?P<name>[{UPPER}][{LETTER}’'-]{{1,30}})(?:,? et al| and colleagues)\b")
_NAME = expression(
    rf"(?:[{UPPER}][\w.&’'/-]*|of|for|the|and|on|in|&)(?: (?:[{UPPER}][\w.&’'/-]*|of|for|the|and|on|in|&)){{0,9}}"
)
_MOST_WORDS = 9


def with_links(entry: Reference, article: Article) -> Reference:
    """Return an entry with identifiers, address and title from the links in it, where its words do not give them."""
    links = _inside(article.links, entry.span) if entry.span else ()
    if links:
        found = [one for link in links if (one := identified(link.target))]
        entry = replace(
            entry,
            doi=entry.doi or next((one.doi for one in found if one.doi), ""),
            pmid=entry.pmid or next((one.pmid for one in found if one.pmid), ""),
            url=entry.url or next((link.target for link in links if link.target.startswith("http")), ""),
        )
    return _of_web_page(entry, article)


def has_links(article: Article, span: Span) -> bool:
    """Tell whether links stand in a stretch."""
    return bool(_inside(article.links, span))


def opens_with_title(entry: Reference, article: Article) -> bool:
    """Tell whether an entry is a linked title, with a source or the address before it: as web pages list them.

    So is one that a label stands before, of what it tells: "Bleeding: PubMed Central".
    """
    led = entry.url.startswith("http") or entry.doi or entry.pmid
    title = led and (_linked(entry, article) or _after_address(entry, article) or _labelled(entry, article))
    return bool(title)


def linked_title(entry: Reference, article: Article) -> str | None:
    """Return the linked title that an entry begins with, which no name stands before; None where there is none."""
    title = _linked(entry, article)
    alone = title and entry.span and _NUMBERED.fullmatch(article.text, entry.span.start, title.start)
    return article.words(title) if title and alone else None


def is_bare_address(entry: Reference) -> bool:
    """Tell whether an entry is an address and nothing else."""
    return _BARE.fullmatch(entry.text) is not None


def _of_web_page(entry: Reference, article: Article) -> Reference:
    """Return an entry read by its linked or quoted title; as it is, where no such title opens it."""
    title = _linked(entry, article) or _quoted(entry, article) or _after_address(entry, article)
    if title is None or entry.span is None:
        return entry
    before = article.text[entry.span.start : title.start]
    behind = _ASIDE.sub(" ", _VISITED.sub("", clean(article.text[title.end : entry.span.end].lstrip("”\"'’"))))
    source, words = _parted(article.words(title).strip(' .,“”"'))
    written = _read_before(before, entry) or (((), source) if source else _read_behind(behind))
    dated = entry.year if not entry.year or _YEAR.search(f"{before} {words} {behind}") else None
    return replace(entry, title=words, authors=written[0], editors=(), organisation=written[1], year=dated)


def _parted(words: str) -> tuple[str, str]:
    """Return the organisation that a title of a web page begins or ends with, and the title without it."""
    for part in (_BEGUN.match(words), _ENDED.search(words)):
        if part and _is_organisation(part["who"]) and _NAME.fullmatch(part["who"]):
            return part["who"], (words[: part.start()] + words[part.end() :]).strip()
    return "", words


def _is_organisation(words: str) -> bool:
    return any(is_acronym(word) or is_organisation_word(word) for word in words.split())


def _linked(entry: Reference, article: Article) -> Span | None:
    """Return where the linked title is that opens the entry, or stands behind a source: "NHS: Salt and your health"."""
    links = _inside(article.links, entry.span) if entry.span else ()
    if not links or not entry.span or not _is_title(article.words(links[0].span)):
        return None
    before = article.text[entry.span.start : links[0].span.start]
    return links[0].span if _NUMBERED.fullmatch(before) or _source(before) else None


def _labelled(entry: Reference, article: Article) -> Span | None:
    """Return where the link is that all behind the label of an entry is."""
    links = _inside(article.links, entry.span) if entry.span else ()
    if len(links) != 1 or not entry.span or article.text[links[0].span.end : entry.span.end].strip(" ."):
        return None
    before = article.text[entry.span.start : links[0].span.start]
    return links[0].span if _LABEL.fullmatch(before) and len(before.split()) <= _MOST_WORDS else None


def _quoted(entry: Reference, article: Article) -> Span | None:
    """Return where the quoted title is that opens the entry and has only words for a site behind it."""
    found = _QUOTED.match(article.text, entry.span.start, entry.span.end) if entry.span else None
    if found is None or entry.volume or entry.pages or (found["who"] and not _is_organisation(found["who"])):
        return None
    return Span(*found.span("title" if found["title"] else "plain"))


def _after_address(entry: Reference, article: Article) -> Span | None:
    """Return where the title is that follows an address at the head of the entry."""
    found = _AFTER_ADDRESS.match(article.text, entry.span.start, entry.span.end) if entry.span else None
    return Span(*found.span("title")) if found and _is_title(found["title"]) else None


def _source(before: str) -> str:
    """Return who is named before a title, "" where that is no name alone: authors with a year are read elsewhere."""
    number = _NUMBERED.match(before)
    found = _SOURCE.fullmatch(before, number.end() if number else 0)
    if not found or _YEAR.search(before) or len(found["who"].split()) > _MOST_WORDS:
        return ""
    return found["who"].strip() if _NAME.fullmatch(found["who"].strip()) else ""


def _read_before(before: str, entry: Reference) -> tuple[tuple[Name, ...], str] | None:
    """Return who is named before a title: the persons that every entry names first, or an organisation or site."""
    source = _source(before) or before.strip(' “"[]()0123456789.,:')
    if not source or not _NAME.fullmatch(source) or _YEAR.search(before):
        return None
    if not _is_organisation(source):
        if entry.authors and all(name.family in source for name in entry.authors):
            return entry.authors, ""
        if found := _ONE_PERSON.fullmatch(source):
            return (Name(found["family"], found["initials"]),), ""
    return (), source if _is_site(source) else ""


def _read_behind(behind: str) -> tuple[tuple[Name, ...], str]:
    """Return the persons named behind a title, else the first organisation or site."""
    if found := _BY.match(behind):
        return tuple(_full_name(name) for name in _AND.split(found["names"]) if name.strip()), ""
    organisation = ""
    for part in _PARTS.split(behind.strip(" .,;:-–—")):
        words = _YEAR.sub("", part).strip(" .,;:)")
        if persons := _persons(part):
            return persons
        if not organisation and len(words) > 1 and not _is_date(words) and _NAME.fullmatch(words):
            organisation = words.removeprefix("the ").removeprefix("The ")
    return (), organisation


def _full_name(written: str) -> Name:
    """Return a name written given name first: "Sharon R. Akabas"."""
    *given, family = written.split()
    return Name(family.strip(".,"), " ".join(f"{word[0]}." for word in given))


def _persons(words: str) -> tuple[tuple[Name, ...], str] | None:
    if found := _ET_AL.match(words):
        return (Name(found["name"]),), ""
    if any(is_organisation_word(word) for word in words.split()):
        return None
    authors = read_author(words).authors.names
    return (authors, "") if authors and authors[0].initials.isupper() else None


def _is_site(words: str) -> bool:
    """Tell whether words may name who runs a site, and not the kind of thing that is linked: "NHS", "Mayo Clinic"."""
    return is_acronym(words) or any(is_organisation_word(word) for word in words.split()) or " " in words


def _is_date(words: str) -> bool:
    return month_number(words.split()[0]) > 0 if words.split() else True


def _inside(links: Sequence[Link], span: Span) -> Sequence[Link]:
    first = bisect_left(links, span.start, key=lambda link: link.span.start)
    last = bisect_left(links, span.end, key=lambda link: link.span.start)
    return links[first:last]


def _is_title(words: str) -> bool:
    """Tell whether linked words are a title and no address, no whole citation."""
    return words.count(" ") + 1 >= _WORDS_OF_A_TITLE and not _ADDRESS.search(words) and not _YEAR.search(words)
