"""Documents of every format by chance: put together from its markup, or real ones with parts damaged."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from tests.reading import test_fuzz, test_twins
from tests.reading.articles import article, as_docx
from tests.reading.documents import TEXTS
from tests.reading.test_fuzz import NUMBERS
from tests.reading.writers import as_odt

KINDS = {
    "text": ("text", "a.txt"), "markdown": ("markdown", "a.md"), "mdx": ("markdown", "a.mdx"),
    "quarto": ("markdown", "a.qmd"), "html": ("html", "a.html"), "jats": ("jats", "a.nxml"),
    "notebook": ("notebook", "a.ipynb"), "latex": ("latex", "a.tex"), "rst": ("rst", "a.rst"),
    "asciidoc": ("asciidoc", "a.adoc"), "rtf": ("rtf", "a.rtf"), "epub": ("epub", "a.epub"), "odt": ("odt", "a.odt"),
    "word": ("word", "a.docx"),
}  # fmt: skip
"""Each kind with the format and the name that it is read by."""
BUNDLES = ("epub", "odt", "word")
"""The kinds that are archives of parts."""

_XML = (
    "<", ">", "&", "&lt;", "&#0;", "&#xD800;", "&a;", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?a?>", " x='",
    "<!DOCTYPE a [<!ENTITY a 'b'>]>", "xml:space='preserve'", "\x00", "é", "<p>", "</p>", "<text:p>", "</text:p>",
    "<w:p>", "</w:p>", "<w:r>", "<w:t>", "<table:table-cell table:number-columns-repeated='9999999'>", "<text:note>",
    "<text:list>", "<w:tbl>", "<w:del>", "<w:fldChar w:fldCharType='begin'/>", "<w:footnoteReference w:id='1'/>",
    "<m:oMath>", "<sup>", "<td colspan='999999999999'>", "<itemref idref='c0'/>", "href='../../a'", "../", "%2e%2e/",
)  # fmt: skip
_WRITERS = {**test_twins.WRITERS, "odt": as_odt, "word": as_docx}


def made(kind: str, random: Random) -> bytes:
    """Return a document of a kind."""
    if kind in test_fuzz.PATHS:
        return test_fuzz.document(random)
    whole = _whole(kind, random.randrange(20), random.randint(1, 2))
    if kind in BUNDLES:
        return _bundle(whole, random)
    what = random.random()
    if what < 0.3:
        return _pieces(kind, random)
    if kind == "jats" and what < 0.7:
        return _rearranged(whole, random)
    return _spoilt(test_twins.damaged(whole, kind, random), random)


@cache
def _whole(kind: str, seed: int, sections: int) -> bytes:
    return _WRITERS[kind](article(seed, sections))


def _pieces(kind: str, random: Random) -> bytes:
    """Return markup and words in any order, under what such a file must begin with."""
    units = (*test_twins.PUT[kind], *TEXTS, *NUMBERS)
    words = "".join(random.choice(units) for _ in range(random.randint(1, 80)))
    if kind == "notebook":
        source = json.dumps(words) if random.random() < 0.7 else f'"{words}"'
        return f'{{"cells": [{{"cell_type": "markdown", "source": [{source}]}}], "nbformat": 4}}'.encode()
    before, after = {"rtf": ("{\\rtf1 ", "}"), "jats": ("<article><body><p>", "</p></body></article>")}.get(
        kind, ("", "")
    )
    return f"{before}{words}{after}".encode()


def _spoilt(data: bytes, random: Random) -> bytes:
    """Put a number that nobody expects in some place now and then."""
    if random.random() < 0.7:
        return data
    place = random.randrange(len(data) + 1)
    return data[:place] + random.choice(NUMBERS).encode() + data[place:]


def _bundle(whole: bytes, random: Random) -> bytes:
    """Return an archive with some of its parts damaged, left out or doubled, or with bytes of its own changed."""
    out = BytesIO()
    with ZipFile(BytesIO(whole)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as copy:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".xhtml", ".rels", ".opf"))]
        chosen = set(random.sample(names, random.randint(1, min(2, len(names)))))
        for name in archive.namelist():
            content = archive.read(name)
            if name in chosen and random.random() < 0.05:
                continue
            copy.writestr(name, _part(content, random) if name in chosen else content)
    data = out.getvalue()
    return test_twins.damaged(data, "epub", random) if random.random() < 0.1 else data


def _part(content: bytes, random: Random) -> bytes:
    """Return XML that is sound with other elements and values, or broken anywhere."""
    if random.random() < 0.6:
        return _rearranged(content, random)
    text = content.decode("utf-8", "replace")
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(text) + 1)
        put = random.choice((*_XML, *TEXTS, *NUMBERS))
        text = text[:place] + put + text[place + random.choice((0, 0, 1, 20)) :]
    return text.encode("utf-8", "replace")


def _rearranged(content: bytes, random: Random) -> bytes:
    """Return XML with elements left out or put elsewhere, and other words and values in some."""
    root = etree.fromstring(content, etree.XMLParser(recover=True))
    for _ in range(random.randint(1, 8)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, place = random.choice(elements), random.choice(elements)
        what = random.random()
        if what < 0.3 and one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice((*NUMBERS, "", "../a", "-1", "0")))
        elif what < 0.6:
            one.text = random.choice((*TEXTS, *NUMBERS))
        elif one is root or one is place or one in place.iterancestors():
            continue
        elif what < 0.8:
            place.insert(random.randint(0, len(place)), one)
        else:
            one.getparent().remove(one)
    return etree.tostring(root)
