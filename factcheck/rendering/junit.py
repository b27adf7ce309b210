"""JUnit XML: a suite an article, a failed case a finding, a skipped one where it is set aside."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from factcheck.errors import FactcheckError
from factcheck.model import Article, Checked, Finding
from factcheck.rendering import Report
from factcheck.rendering.details import details, first_line, why_set_aside
from factcheck.rendering.excerpt import excerpt
from factcheck.text.printable import writable


def render(report: Report) -> Iterator[str]:
    """Yield the document; an article without a finding has one case that passes."""
    root = ET.Element("testsuites", name="factcheck")
    root.extend(_suite(checked) for checked in report.articles)
    root.extend(_unread(problem) for problem in report.problems)
    _count(root)
    ET.indent(root)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(checked: Checked) -> ET.Element:
    suite = ET.Element("testsuite", name=writable(checked.article.path))
    suite.extend(_case(checked.article, finding) for finding in (*checked.findings, *checked.set_aside))
    if not len(suite):
        ET.SubElement(suite, "testcase", classname=suite.get("name", ""), name="nothing found")
    _count(suite)
    return suite


def _case(article: Article, finding: Finding) -> ET.Element:
    path, line = writable(article.path), first_line(article, finding)
    column = article.position(finding.span.start).column
    place = f"{article.place(finding.span.start)}, column {column}" if line else article.place(finding.span.start)
    message = writable(finding.message)
    case = ET.Element("testcase", classname=path, name=writable(f"{finding.rule}, {place}: {message}"), file=path)
    if line:
        case.set("line", str(line))
    if finding.state == "new":
        ET.SubElement(case, "failure", type=finding.severity, message=message).text = _body(article, finding)
    else:
        ET.SubElement(case, "skipped", message=writable(why_set_aside(finding)))
    return case


def _body(article: Article, finding: Finding) -> str:
    shown = (f"  {words}" for _, words in excerpt(article, finding.span))
    return "\n".join(("", *map(writable, (*shown, *details(article, finding))), ""))


def _unread(problem: FactcheckError) -> ET.Element:
    path = writable(problem.path or "factcheck")
    suite = ET.Element("testsuite", name=path)
    case = ET.SubElement(suite, "testcase", classname=path, name="is checked", file=path)
    ET.SubElement(case, "error", type=type(problem).__name__, message=writable(problem.message))
    _count(suite)
    return suite


def _count(element: ET.Element) -> None:
    element.set("tests", str(len(element.findall(".//testcase"))))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(len(element.findall(f".//{tag}"))))
