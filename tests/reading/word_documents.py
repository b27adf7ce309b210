"""Word documents for tests, written part by part as the standard has them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" Target="{target}"{mode}/>'  # noqa: E501

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House"/><w:basedOn w:val="berschrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Other"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>"
)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, look: str = "") -> str:
    """Return a run of text that looks some way."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, *, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a document with this body, links by identifier, and other parts (footnotes, numbering …) by name."""
    parts = {"styles": f"<w:styles {SPACES}>{STYLES}</w:styles>", **parts}
    relations = [_RELATION.format(id=name, type=name, target=f"{name}.xml", mode="") for name in parts]
    relations += [
        _RELATION.format(id=name, type="hyperlink", target=target, mode=' TargetMode="External"')
        for name, target in (links or {}).items()
    ]
    main = _RELATION.format(id="a", type="officeDocument", target="word/document.xml", mode="")
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": _RELATIONS.format(main),
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": _RELATIONS.format("".join(relations)),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def zipped(entries: dict[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    """Return a zip archive of these entries."""
    out = BytesIO()
    with ZipFile(out, "w", packing) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def notes(kind: str, *texts: str) -> str:
    """Return the part that holds footnotes or endnotes, numbered from 1, after the line drawn above them."""
    line = f'<w:{kind} w:type="separator" w:id="-1">{p(r("----"))}</w:{kind}>'
    held = "".join(
        f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", r(" " + text))}</w:{kind}>'
        for number, text in enumerate(texts, start=1)
    )
    return f"<w:{kind}s {SPACES}>{line}{held}</w:{kind}s>"


def mark(kind: str, number: int) -> str:
    """Return the run that bears the mark of a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def field(code: str, result: str) -> str:
    """Return a field with its code and its result."""
    parts = ("begin", f"<w:instrText>{code}</w:instrText>", "separate", result, "end")
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'
        if part.isalpha() and part in ("begin", "separate", "end")
        else (part if part.startswith("<w:r>") else f"<w:r>{part}</w:r>")
        for part in parts
    )
