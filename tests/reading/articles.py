"""Small articles made by chance, and how each is written as Markdown, Word and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "numbered", "row"]

NAMES = ("Hagemann", "Lindqvist", "Okafor", "de Vries", "Müller", "Tanaka", "O’Brien", "García-López", "Petrov")
THINGS = (
    "circulating tumor cells", "adults with diabetes", "nursing mothers", "elderly patients", "blood samples",
    "school children", "hip fractures", "well-known risk factors", "vaccinated infants", "cancer survivors",
)  # fmt: skip
VERBS = ("survive", "recovered within a year", "reported side effects", "were tested twice", "need no treatment",
         "returned for follow-up visits", "showed long-term improvement", "developed complications")  # fmt: skip
OPENINGS = ("Research indicates that", "In the same period,", "It was found that", "Overall,", "By contrast,",
            "According to recent estimates,", "A review of the evidence concluded that")  # fmt: skip
TITLES = ("Background", "Methods", "Main results", "Long-term outcomes", "Side effects", "What it means")
JOURNALS = ("Journal of Clinical Oncology", "The Lancet", "BMJ Open", "Diabetes Care")


@dataclass(frozen=True, slots=True)
class Part:
    """A block: its words, in which ^…^ is raised, and the level of a heading."""

    kind: Kind
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def article(seed: int, sections: int = 4) -> list[Part]:
    """Return an article of some pages: title, sections with lists and tables, references."""
    random = Random(seed)
    parts = [Part("heading", f"What we know of {random.choice(THINGS)}", 1)]
    for number in range(sections):
        parts.append(Part("heading", f"{TITLES[number % len(TITLES)]}", 2))
        parts.extend(Part("paragraph", _paragraph(random)) for _ in range(random.randint(2, 4)))
        if random.random() < 0.5:
            parts.extend(Part("item", _sentence(random)) for _ in range(3))
            parts.append(Part("paragraph", _paragraph(random)))
        if random.random() < 0.3:
            parts.extend(_table(random))
            parts.append(Part("paragraph", _paragraph(random)))
    parts.append(Part("heading", "References", 2))
    return parts + [Part("numbered", _entry(random)) for _ in range(6)]


def _paragraph(random: Random) -> str:
    return " ".join(_sentence(random) for _ in range(random.randint(2, 6)))


def _sentence(random: Random) -> str:
    opening, things, verb = random.choice(OPENINGS), random.choice(THINGS), random.choice(VERBS)
    return f"{opening} {_quantity(random)} of {things} {verb}{_citation(random)}"


def _quantity(random: Random) -> str:
    number = random.randint(2, 97)
    forms = (f"{number}%", f"less than 0.{number}%", f"about {number} in 100", f"{number}–{number + 2}%",
             f"{number},000", f"more than {number} percent")  # fmt: skip
    return random.choice(forms)


def _citation(random: Random) -> str:
    name, other, year = random.choice(NAMES), random.choice(NAMES), random.randint(1998, 2023)
    forms = (".", ".", f" ({name} et al., {year}).", f" ({name} & {other}, {year}).", f" [{random.randint(1, 6)}].",
             f".^{random.randint(1, 6)}^", f" ({name}, {year}; {other} et al., {year - 1}).")  # fmt: skip
    return random.choice(forms)


def _table(random: Random) -> list[Part]:
    header = Part("row", "", cells=("Group", "Patients", "Share"))
    rows = (Part("row", "", cells=(name, str(random.randint(20, 900)), f"{random.randint(1, 60)}%"))
            for name in ("Treated", "Placebo", "Untreated"))  # fmt: skip
    return [header, *rows]


def _entry(random: Random) -> str:
    first, second, year = random.choice(NAMES), random.choice(NAMES), random.randint(1998, 2023)
    pages = random.randint(100, 800)
    title = f"{random.choice(THINGS).capitalize()} in {random.choice(('Europe', 'Asia', 'rural areas'))}"
    return f"{first} A, {second} BC. {title}. {random.choice(JOURNALS)}. {year};{year % 60}:{pages}–{pages + 8}."


def runs(text: str) -> list[tuple[str, bool]]:
    """Return the stretches of a text, each with whether it is raised."""
    return [(words, index % 2 == 1) for index, words in enumerate(text.split("^")) if words]


def as_markdown(parts: list[Part]) -> str:
    """Write an article as Markdown."""
    lines: list[str] = []
    before = ""
    for part in parts:
        words = "".join(f"<sup>{words}</sup>" if up else words for words, up in runs(part.text))
        lines += [] if part.kind == before and part.kind != "paragraph" else [""]
        if part.kind == "row":
            lines += [f"| {' | '.join(part.cells)} |", *(["|---|---|---|"] if before != "row" else [])]
        else:
            lines.append(
                {"heading": "#" * part.level + " ", "item": "- ", "numbered": "1. "}.get(part.kind, "") + words
            )
        before = part.kind
    return "\n".join(lines) + "\n"


def as_docx(parts: list[Part]) -> bytes:
    """Write an article as a Word document."""
    import docx

    document, table = docx.Document(), None
    styles = {"item": "List Bullet", "numbered": "List Number", "paragraph": None}
    for part in parts:
        if part.kind == "row":
            table = table or document.add_table(0, len(part.cells))
            for cell, words in zip(table.add_row().cells, part.cells, strict=True):
                cell.text = words
            continue
        table = None
        paragraph = (
            document.add_heading(level=part.level)
            if part.kind == "heading"
            else document.add_paragraph(style=styles[part.kind])
        )
        for words, up in runs(part.text):
            paragraph.add_run(words).font.superscript = up or None
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(parts: list[Part], columns: int = 1) -> bytes:
    """Write an article as a PDF with a header and a number on each page."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    body = ParagraphStyle("body", fontSize=10, leading=12.5, spaceAfter=5, alignment=TA_JUSTIFY if columns > 1 else 0)
    hanging = ParagraphStyle("item", parent=body, leftIndent=14, bulletIndent=2)

    def decorate(canvas, document):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "Health letters, volume 3")
        canvas.drawCentredString(297, 25, str(document.page))

    def flowable(part, number):
        words = "".join(f"<super>{words}</super>" if up else words for words, up in runs(part.text))
        if part.kind == "heading":
            size = 20 - 3 * part.level
            style = ParagraphStyle(f"h{part.level}", fontName="Helvetica-Bold", fontSize=size, leading=size * 1.2,
                                   spaceBefore=8, spaceAfter=4)  # fmt: skip
            return Paragraph(words.replace("&", "&amp;"), style)
        marker = {"item": "•", "numbered": f"{number}."}.get(part.kind)
        return Paragraph(words.replace(" & ", " &amp; "), hanging if marker else body, bulletText=marker)

    story, number, rows = [], 0, []
    for part in parts:
        number = number + 1 if part.kind == "numbered" else 0
        if part.kind == "row":
            rows.append(part.cells)
            continue
        if rows:
            story.append(Table(rows, colWidths=70))
            rows = []
        story.append(flowable(part, number))
    width = (A4[0] - 120 - 18 * (columns - 1)) / columns
    frames = [Frame(60 + index * (width + 18), 50, width, 750, 0, 0, 0, 0) for index in range(columns)]
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    document.build(story)
    return out.getvalue()
