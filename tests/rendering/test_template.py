"""`--template`: the house's own report, in a sandbox, its mistakes told in a sentence with the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.rendering import targets
from factcheck.rendering.template import render
from tests.rendering.fixture import HOSTILE, SALT_PATH, report
from tests.rendering.test_formats import OBEYED


def filled(folder: Path, text: str, name: str = "house.md.j2") -> str:
    """Return what a template makes of the report."""
    (folder / name).write_text(text, "utf-8")
    return "".join(render(replace(report(), template=str(folder / name))))


def test_data_of_the_json_report(tmp_path: Path) -> None:
    """A template is given the keys of the JSON report, and may include others of its folder."""
    (tmp_path / "row.j2").write_text("{{ finding.place.name }}: {{ finding.code }};")
    text = "{% for finding in articles[0].findings %}{% include 'row.j2' %}{% endfor %}\n{{ articles[0].path }}\n"
    assert filled(tmp_path, text).splitlines() == [
        "line 3: FC214;line 6: FC101;line 6: FC107;line 7: FC201;line 12: FC107;line 3: FC208;",
        SALT_PATH,
    ]


def test_escaping_by_name(tmp_path: Path) -> None:
    """What goes into HTML and XML is escaped, what goes into other text is not; no terminal obeys either."""
    text = "{{ articles[1].findings[0].message }}"
    assert "<script>" in filled(tmp_path, text) and not OBEYED.search(filled(tmp_path, text))
    for name in ("house.html", "house.html.j2", "house.XML.jinja"):
        assert "<script>" not in filled(tmp_path, text, name)
    assert HOSTILE not in filled(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n{% for x in articles %}\nb", 2, "Unexpected end"),
        ("a\nb\n{{ nothing.here }}", 3, "'nothing' is undefined"),
        ("a\n{{ articles[0].pth }}", 2, "no attribute 'pth'"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{% for x in range(1000000000) %}{% endfor %}", 1, "[Rr]ange too big"),
        ("{% include '../secret' %}", 1, "secret"),
        ("{{ articles.append(1) }}", 1, "unsafe|not safely callable"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, words: str) -> None:
    """A template's mistake is one sentence with its line, never a traceback; the sandbox holds."""
    with pytest.raises(UsageError, match=words) as raised:
        filled(tmp_path, text)
    assert (raised.value.path, raised.value.line) == (str(tmp_path / "house.md.j2"), line)


def test_unusable_files(tmp_path: Path) -> None:
    """A template that is missing, a folder, or no text is told before anything is checked."""
    (tmp_path / "latin.j2").write_bytes(b"caf\xe9")
    for name, words in (("none.j2", "cannot be read"), (".", "cannot be read"), ("latin.j2", "UTF-8")):
        with pytest.raises(UsageError, match=words):
            targets((), str(tmp_path / name))


def test_outputs(tmp_path: Path) -> None:
    """A template alone goes to standard output; beside other reports it is named among them, and never left out."""
    file = tmp_path / "house.j2"
    file.write_text("a")
    assert [(one.format, one.file) for one in targets((), str(file))] == [("template", "")]
    assert [one.format for one in targets(("text", "template=b.md"), str(file))] == ["text", "template"]
    for outputs, template, words in (("text", str(file), "no report uses it"), ("template", "", "needs --template")):
        with pytest.raises(UsageError, match=words):
            targets((outputs,), template)
