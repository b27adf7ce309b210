"""How the small articles of `articles` are written in the formats of other houses."""

from __future__ import annotations

from html import escape

from tests.reading.articles import Part, runs

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
        elif kind == "item":
            items = "\n".join(f"<list-item><p>{inline(part.text)}</p></list-item>" for part in group)
            out.append(f'<list list-type="bullet">{items}</list>\n')
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
