"""How the small articles of `articles` are written in the formats of other houses."""

from __future__ import annotations

import json
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.reading.articles import Part, as_markdown, runs
from tests.reading.test_metamorphic_web import as_html

Groups = list[tuple[str, list[Part]]]


def grouped(parts: list[Part]) -> Groups:
    """Return the parts with those of one list or table together."""
    groups: Groups = []
    for part in parts:
        if groups and groups[-1][0] == part.kind and part.kind in ("item", "numbered", "row"):
            groups[-1][1].append(part)
        else:
            groups.append((part.kind, [part]))
    return groups


def as_jats(parts: list[Part]) -> bytes:
    """Write an article as JATS: the first heading is its title, the numbered list at the end its references."""

    def inline(text: str) -> str:
        return "".join(f"<sup>{escape(words)}</sup>" if up else escape(words, quote=False) for words, up in runs(text))

    title = f"<title-group><article-title>{inline(parts[0].text)}</article-title></title-group>"
    out = [f'<?xml version="1.0"?>\n<article><front><article-meta>{title}</article-meta></front>\n<body>']
    is_open = False
    for kind, group in grouped(parts[1:]):
        if kind == "heading":
            ending = "</sec>\n" if is_open else ""
            out.append(f"{ending}<sec><title>{inline(group[0].text)}</title>\n")
            is_open = True
        elif kind == "paragraph":
            out.append(f"<p>{inline(group[0].text)}</p>\n")
        elif kind == "item" or (kind == "numbered" and group[-1] is not parts[-1]):
            items = "\n".join(f"<list-item><p>{inline(part.text)}</p></list-item>" for part in group)
            out.append(f'<list list-type="{"bullet" if kind == "item" else "order"}">{items}</list>\n')
        elif kind == "row":
            rows = []
            for number, part in enumerate(group):
                cell = "td" if number else "th"
                rows.append(f"<tr>{''.join(f'<{cell}>{escape(words)}</{cell}>' for words in part.cells)}</tr>")
            out.append(f"<table-wrap><table><thead>{rows[0]}</thead>\n<tbody>{''.join(rows[1:])}</tbody></table>"
                       "</table-wrap>\n")  # fmt: skip
        else:
            out[-1] = out[-1].replace("</sec>\n<sec>", "</sec></body>\n<back><ref-list>")
            for number, part in enumerate(group, start=1):
                entry = f"<mixed-citation>{inline(part.text)}</mixed-citation>"
                out.append(f'<ref id="B{number}"><label>{number}.</label>{entry}</ref>\n')
            out.append("</ref-list></back>\n")
    return ("".join(out) + "</article>\n").encode()


def as_notebook(parts: list[Part]) -> bytes:
    """Write an article as a notebook: a cell for each section, with code between, its lines as Jupyter saves them."""
    cells: list[dict[str, object]] = []
    lines = as_markdown(parts).splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("#")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        cells.append({"cell_type": "markdown", "metadata": {}, "source": lines[start:end]})
        cells.append({"cell_type": "code", "source": ["print('5%')"], "outputs": [{"text": ["It was 5%."]}]})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, indent=1).encode()


def as_epub(parts: list[Part]) -> bytes:
    """Write an article as an e-book: a chapter for each section, and one with the contents."""
    out = BytesIO()
    starts = [number for number, part in enumerate(parts) if part.kind == "heading"]
    pages = [as_html(parts[start:end]) for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)]
    page = '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head>'
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        rootfile = '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
        archive.writestr("META-INF/container.xml", f"<container><rootfiles>{rootfile}</rootfiles></container>")
        item = '<item id="c{0}" href="text/c%20{0}.xhtml" media-type="application/xhtml+xml"/>'
        items = "".join(item.format(number) for number in range(len(pages)))
        nav = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(pages)))
        archive.writestr(
            "OPS/book.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{nav}{items}</manifest>'
            f'<spine><itemref idref="n"/>{spine}</spine></package>',
        )
        archive.writestr("OPS/nav.xhtml", f"{page}<body><nav><ol><li>Chapter</li></ol></nav><p>x</p></body></html>")
        for number, body in enumerate(pages):
            archive.writestr(f"OPS/text/c {number}.xhtml", f"{page}\n<body>\n{body}\n</body></html>")
    return out.getvalue()


_TEX = str.maketrans({**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "~": "\\textasciitilde{}"})


def as_latex(parts: list[Part]) -> bytes:
    """Write an article as LaTeX, its sentences on lines of their own; what is cited by numbers stays as it is."""

    def inline(text: str) -> str:
        words = (f"\\textsuperscript{{{words}}}" if up else words.translate(_TEX) for words, up in runs(text))
        return "".join(words).replace("–", "--").replace(". ", ".\n")

    out = [f"\\documentclass{{article}}\n\\title{{{inline(parts[0].text)}}}\n\\begin{{document}}\n\\maketitle\n"]
    for kind, group in grouped(parts[1:]):
        if kind == "heading":
            out.append(f"\n\\section{{{inline(group[0].text)}}}\\label{{s}}\n")
        elif kind == "paragraph":
            out.append(f"\n{inline(group[0].text)} % a remark of 5 \\%\n\n")
        elif kind == "row":
            rows = " \\\\\n".join(" & ".join(map(inline, part.cells)) for part in group)
            out.append(f"\\begin{{tabular}}{{lrr}}\n\\hline\n{rows} \\\\\n\\hline\n\\end{{tabular}}\n")
        else:
            name = "itemize" if kind == "item" else "enumerate"
            items = "".join(f"  \\item {inline(part.text)}\n" for part in group)
            out.append(f"\\begin{{{name}}}\n{items}\\end{{{name}}}\n")
    return ("".join(out) + "\\end{document}\n").encode()


_RST = str.maketrans({sign: f"\\{sign}" for sign in "*_`|\\"})


def as_rst(parts: list[Part]) -> bytes:
    """Write an article as reStructuredText, its sentences on lines of their own."""

    def inline(text: str, indent: str = "") -> str:
        words = (f"\\ :sup:`{words}`\\ " if up else words.translate(_RST) for words, up in runs(text))
        return "".join(words).replace(". ", f".\n{indent}").rstrip()

    out: list[str] = []
    for kind, group in grouped(parts):
        if kind == "heading":
            title = inline(group[0].text)
            out.append(f"{title}\n{'=-'[group[0].level - 1] * len(title)}")
        elif kind == "paragraph":
            out.append(inline(group[0].text))
        elif kind == "row":
            rule = "  ".join("=" * 20 for _ in group[0].cells)
            first, *rest = ("  ".join(cell.ljust(20) for cell in part.cells) for part in group)
            out.append("\n".join((rule, first, rule, *rest, rule)))
        else:
            marks = ("- ",) * len(group) if kind == "item" else ("1. ", *("#. ",) * (len(group) - 1))
            out.append(
                "\n".join(mark + inline(part.text, " " * len(mark)) for mark, part in zip(marks, group, strict=True))
            )
    return ("\n\n".join(out) + "\n").encode()


_ADOC = str.maketrans({sign: f"\\{sign}" for sign in "*_`#^~{"})


def as_asciidoc(parts: list[Part]) -> bytes:
    """Write an article as AsciiDoc, its sentences on lines of their own."""

    def inline(text: str) -> str:
        words = (f"^{words}^" if up else words.translate(_ADOC) for words, up in runs(text))
        return "".join(words).replace(". ", ".\n")

    out: list[str] = []
    for kind, group in grouped(parts):
        if kind == "heading":
            out.append(f"{'=' * group[0].level} {inline(group[0].text)}")
        elif kind == "paragraph":
            out.append(inline(group[0].text))
        elif kind == "row":
            rows = "\n".join("".join(f"|{cell} " for cell in part.cells) for part in group)
            out.append(f'[options="header"]\n|===\n{rows}\n|===')
        else:
            mark = "*" if kind == "item" else "."
            out.append("\n".join(f"{mark} {inline(part.text)}" for part in group))
    return ("\n\n".join(out) + "\n").encode()


def as_rtf(parts: list[Part]) -> bytes:
    """Write an article as Rich Text, as Word does: styles for headings, markers before items, numbers for signs."""

    def escaped(text: str) -> str:
        signs = (f"\\u{ord(sign)}?" if ord(sign) > 255 else f"\\'{ord(sign):02x}" if ord(sign) > 126 else
                 f"\\{sign}" if sign in "\\{}" else sign for sign in text)  # fmt: skip
        return "".join(signs)

    def inline(text: str) -> str:
        return "".join(f"{{\\super {escaped(words)}}}" if up else escaped(words) for words, up in runs(text))

    out = ["{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\stylesheet{\\s0 Normal;}"
           "{\\s1\\outlinelevel0 heading 1;}{\\s2\\f0 heading 2;}}{\\*\\generator none 5%;}\n"]  # fmt: skip
    for kind, group in grouped(parts):
        for number, part in enumerate(group, start=1):
            if kind == "heading":
                out.append(f"\\pard\\plain\\s{part.level} {inline(part.text)}\\par\n")
            elif kind == "row":
                cells = "".join(f"\\pard\\intbl {escaped(cell)}\\cell" for cell in part.cells)
                out.append(f"\\trowd\\cellx1000 {cells}\\row\n")
            else:
                mark = {"item": "\\'b7", "numbered": f"{number}."}.get(kind, "")
                marker = f"{{\\listtext {mark}\\tab}}\\ls1\\ilvl0 " if mark else ""
                out.append(f"\\pard\\plain {marker}{inline(part.text)}\n\\par\n")
    return ("".join(out) + "}\x00").encode("ascii")


def as_odt(parts: list[Part]) -> bytes:
    """Write an article as an OpenDocument text."""

    def inline(text: str) -> str:
        up = '<text:span text:style-name="Up">{}</text:span>'
        return "".join(up.format(escape(words)) if raised else escape(words) for words, raised in runs(text))

    out: list[str] = []
    for kind, group in grouped(parts):
        if kind == "heading":
            out.append(f'<text:h text:outline-level="{group[0].level}">{inline(group[0].text)}</text:h>')
        elif kind == "paragraph":
            out.append(f"<text:p>{inline(group[0].text)}</text:p>")
        elif kind == "row":
            cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
            rows = ("".join(cell.format(escape(words)) for words in part.cells) for part in group)
            out.append(
                f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
            )
        else:
            items = (f"<text:list-item><text:p>{inline(part.text)}</text:p></text:list-item>" for part in group)
            out.append(f"<text:list>{''.join(items)}</text:list>")
    space = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{space}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    up = '<style:style style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style>'
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{up}</office:automatic-styles>"
            f"<office:body><office:text>{''.join(out)}</office:text></office:body></office:document-content>",
        )
    return packed.getvalue()
