"""The calls of the desk, as its page makes them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.config import Config
from factcheck.desk.drafts import TEXT_LIMIT, named
from factcheck.reading import FORMATS, read_text
from factcheck.text.positions import utf16_offsets
from factcheck.verification.lock import read

from .conftest import DRAFT, Caller, served

Open = Callable[..., Caller]


def test_findings_of_a_draft(desk: Caller) -> None:
    """A written draft is answered with the findings of `factcheck check`, a conflict with both places."""
    found = desk.write(DRAFT).json()["found"]
    expected = factcheck.check(read_text(DRAFT, "markdown", "-"))
    assert [one["rule"] for one in found["findings"]] == [one.rule for one in expected]
    conflict = next(one for one in found["findings"] if one["rule"] == "conflicting-values")
    assert DRAFT[conflict["start"] : conflict["end"]] == "Less than 0.5%"
    (other,) = conflict["related"]
    assert DRAFT[other["start"] : other["end"]] == other["excerpt"]["words"] == "Less than 5%"
    assert [source["words"] for source in found["sources"]] == ["Marekova et al., 2017", "Quibble, 2011"]


def test_places_are_those_of_the_browser(desk: Caller) -> None:
    """Places count UTF-16 units, of which a character beyond the first plane takes two."""
    text = "😀😀 " + DRAFT.replace("# Iodine and sleep\n\n", "")
    found = desk.write(text).json()["found"]
    conflict = next(one for one in found["findings"] if one["rule"] == "conflicting-values")
    units = text.encode("utf-16-le")
    assert units[2 * conflict["start"] : 2 * conflict["end"]].decode("utf-16-le") == "Less than 0.5%"
    assert [utf16_offsets("a😀b")(offset) for offset in range(4)] == [0, 1, 3, 4]


def test_reload_and_second_tab(desk: Caller) -> None:
    """A reloaded tab gets its draft again; from there a duplicated one goes its own way."""
    desk.write(DRAFT)
    first = desk.session
    twin = Caller(desk.client)
    assert twin.start(first)["draft"]["text"] == DRAFT
    twin.write("Something else.")
    assert Caller(desk.client).start(first)["draft"]["text"] == DRAFT
    assert Caller(desk.client).start(twin.session)["draft"]["text"] == "Something else."
    assert Caller(desk.client).start("unknown")["draft"]["text"] == ""


def test_no_lost_update(desk: Caller) -> None:
    """A version that arrives after a newer one changes nothing."""
    desk.write("The newest version.", version=7)
    late = desk.write("An old version.", version=3)
    assert late.status_code == 409
    assert Caller(desk.client).start(desk.session)["draft"]["text"] == "The newest version."


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.md", "\ufeff# Iodine\r\n\r\nBread.".encode(), "# Iodine\n\nBread."),
        ("sub/a.txt", "Naïve".encode(), "Naïve"),
    ],
)
def test_dropped_text(desk: Caller, name: str, data: bytes, text: str) -> None:
    """A dropped text is decoded as on the command line, with the line ends of the page."""
    draft = desk.drop(name, data).json()["draft"]
    assert (draft["text"], draft["name"], draft["file"]) == (text, name, False)


def docx(*paragraphs: str) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.skipif("word" not in FORMATS, reason="Word is not read")
def test_dropped_word_file(desk: Caller) -> None:
    """A Word file shows its text and findings, survives a reload, and is text once the text changes."""
    data = docx(*DRAFT.split("\n\n"))
    answer = desk.drop("iodine.docx", data).json()
    assert answer["draft"]["file"] and "Less than 0.5%" in answer["draft"]["text"]
    conflict = next(one for one in answer["found"]["findings"] if one["rule"] == "conflicting-values")
    text = answer["draft"]["text"]
    assert text[conflict["start"] : conflict["end"]] == "Less than 0.5%"
    assert Caller(desk.client).start(desk.session)["draft"]["text"] == text
    assert desk.write("", file=1).json()["found"]["format"] == "word"
    assert desk.write(text + "!", "text").json()["found"]["format"] == "text"


def test_unreadable_files_change_nothing(desk: Caller) -> None:
    """A file that cannot be read is told in a sentence; the draft stays."""
    desk.write(DRAFT)
    for name, data in (("a.exe", b"MZ"), ("a.docx", b"no zip"), ("a.pdf", b"%PDF-1.7 broken"), ("a.md", b"\0" * 99)):
        answer = desk.drop(name, data)
        assert (answer.status_code, bool(answer.json()["problem"])) == (422, True)
    assert Caller(desk.client).start(desk.session)["draft"]["text"] == DRAFT


def test_ignored_with_a_reason(desk: Caller) -> None:
    """An ignored finding keeps its reason while its words stay, wherever they move, and can be taken up again."""
    found = desk.write(DRAFT).json()["found"]
    key = next(one["key"] for one in found["findings"] if one["rule"] == "conflicting-values")
    desk.post("ignored", key=key, reason="two kinds of bread")
    moved = desk.write("A new beginning.\n\n" + DRAFT).json()["found"]["findings"]
    assert {one["ignored"] for one in moved if one["key"] == key} == {"two kinds of bread"}
    again = desk.post("ignored", key=key, back=True).json()["found"]["findings"]
    assert {one["ignored"] for one in again if one["key"] == key} == {None}


@pytest.mark.parametrize("format", [name for name in ("markdown", "html", "text") if name in FORMATS])
def test_ignored_by_a_comment(desk: Caller, format: str) -> None:
    """The comment that the page puts in sets the finding aside, whatever the reason says; plain text takes none."""
    text = "😀 " + "".join(f"<p>{part}</p>" for part in DRAFT.splitlines()) if format == "html" else "😀 " + DRAFT
    found = desk.write(text, format).json()["found"]
    key = next(one["key"] for one in found["findings"] if one["rule"] == "conflicting-values")
    answer = desk.post("ignored", key=key, reason="two --> <script> kinds", noted=True).json()
    if format == "text":
        assert {one["ignored"] for one in answer["found"]["findings"] if one["key"] == key}
        return
    units = text.encode("utf-16-le")
    put = units[: 2 * answer["start"]] + answer["comment"].encode("utf-16-le") + units[2 * answer["start"] :]
    after = desk.write(put.decode("utf-16-le"), format).json()["found"]["findings"]
    assert [one["suppressed"] for one in after if one["rule"] == "conflicting-values"] == ["two script kinds"]


def test_exports(desk: Caller) -> None:
    """Each export that the desk offers is a file; ignored findings are not in the reports as new ones."""
    found = desk.write(DRAFT, name="sub/iodine.md").json()["found"]
    offered = desk.start(desk.session)["exports"]
    key = next(one["key"] for one in found["findings"] if one["rule"] == "conflicting-values")
    desk.post("ignored", key=key, reason="two kinds of bread")
    assert {"html", "markdown", "word", "csl-json", "json"} == set(offered)
    for format in offered:
        answer = desk.post("exports", format=format)
        assert answer.status_code == 200, (format, answer.text)
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''iodine.")
    items = json.loads(desk.post("exports", format="csl-json").content)
    assert [item["author"][0]["family"] for item in items] == ["Marekova", "Quibble"]
    report = json.loads(desk.post("exports", format="json").content)
    assert "conflicting-values" not in [one["rule"] for one in report["articles"][0]["findings"]]
    assert desk.post("exports", format="../../etc/passwd").status_code == 422


@pytest.mark.skipif("word" not in FORMATS, reason="Word is not read")
def test_word_with_comments(desk: Caller) -> None:
    """A Word file comes back with comments, and a typed draft as a Word file with comments."""
    from docx import Document

    desk.drop("iodine.docx", docx(*DRAFT.split("\n\n")))
    mine = Document(io.BytesIO(desk.post("exports", format="word").content))
    assert any("0.5%" in comment.text for comment in mine.comments)
    desk.write(DRAFT)
    made = Document(io.BytesIO(desk.post("exports", format="word").content))
    assert any("0.5%" in comment.text for comment in made.comments)
    assert made.paragraphs[0].style.name == "Heading 1"


def test_verdicts_stream_and_pins_stay(open_desk: Open, replica: Any, tmp_path: Path) -> None:
    """Verdicts come as lines with the progress; a pinned work stands in the lock file and settles every later draft."""
    desk = open_desk(served(replica))
    desk.write(DRAFT)
    lines = desk.lookups()
    assert (lines[0]["done"], lines[0]["total"], lines[-1]["done"]) == (0, 2, 2)
    sources = {source["words"]: source for source in lines[-1]["found"]["sources"]}
    unsure, unknown = sources["Marekova et al., 2017"], sources["Quibble, 2011"]
    assert unknown["status"] == "not-found"
    assert {work["id"] for work in unsure["works"]} == {"10.1000/sleep.1", "10.1000/sleep.2"}
    assert len(desk.lookups()) == 1  # all is known, nothing is asked
    answer = desk.post("pins", source=unsure["key"], work="10.1000/sleep.2").json()
    (entry,) = read(tmp_path / "factcheck.lock").values()
    assert (entry.article, entry.pinned, entry.work and entry.work.doi) == ("draft.md", True, "10.1000/sleep.2")
    verdicts = {source["words"]: source["status"] for source in answer["found"]["sources"]}
    assert verdicts["Marekova et al., 2017"] == "verified"
    other = Caller(desk.client)
    other.start()
    found = other.write(DRAFT).json()["found"]
    assert [source["status"] for source in found["sources"]] == ["verified", "open"]


def test_pin_refusals(open_desk: Open, replica: Any, tmp_path: Path) -> None:
    """A word that is no identifier, a source that is gone and a damaged lock file are each told; nothing is written."""
    desk = open_desk(served(replica))
    key = desk.write(DRAFT).json()["found"]["sources"][0]["key"]
    assert desk.post("pins", source=key, work="the second one").status_code == 422
    assert desk.post("pins", source="nobody 1999", work="10.1000/sleep.2").status_code == 404
    assert not (tmp_path / "factcheck.lock").exists()
    (tmp_path / "factcheck.lock").write_text("<<<<<<< ours\n")
    answer = desk.post("pins", source=key, work="10.1000/sleep.2")
    assert answer.status_code == 422 and "conflict" in answer.json()["problem"]


def test_damaged_lock_file_stops_no_check(desk: Caller, tmp_path: Path) -> None:
    """A draft is checked although the lock file cannot be read, and the answer says what is wrong with it."""
    (tmp_path / "factcheck.lock").write_text("<<<<<<< ours\n")
    found = desk.write(DRAFT).json()["found"]
    assert [one["rule"] for one in found["findings"]]
    assert "conflict" in found["notice"]


def test_links_of_a_draft_reach_no_private_address(open_desk: Open, replica: Any) -> None:
    """A source that a draft links inside this machine's network is never asked for."""
    replica.reset()
    desk = open_desk(served(replica))
    address = replica.url("crossref")
    desk.write(f"The agency warns of salt ([World Health Organization, 2019]({address}/secret)).")
    (source,) = desk.lookups()[-1]["found"]["sources"]
    assert source["status"] in ("agency", "unchecked", "not-found")
    assert [call for call in replica.requests if "secret" in call.path] == []


def test_services_that_fail(open_desk: Open, replica: Any) -> None:
    """Where services are silent, sources stay unchecked with the reason, and can be asked for again."""
    replica.inject("*=503")
    try:
        desk = open_desk(served(replica))
        desk.write(DRAFT)
        last = desk.lookups()[-1]["found"]
        assert {source["status"] for source in last["sources"]} == {"unchecked"}
    finally:
        replica.inject("")
    again = desk.lookups(again=True)[-1]["found"]
    assert "unchecked" not in {source["status"] for source in again["sources"]}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\secret.md", "a\0b.md", "", "....//x.md", "~/x.md", "a" * 999]
)
def test_names_lead_nowhere(name: str) -> None:
    """The name of a draft is a relative path below the current folder."""
    parts = named(name).split("/")
    assert all(part and part.strip(".") for part in parts)
    assert len(named(name)) <= 200 and ":" not in named(name)


def test_no_file_is_read_for_a_draft(desk: Caller, tmp_path: Path) -> None:
    """A bibliography named in the draft's head, or lying under its name, is not opened."""
    (tmp_path / "secret.bib").write_text("@article{s, author={Secret, A}, title={Hidden}, year={2001}}")
    (tmp_path / "draft.bib").write_text("@article{s, author={Secret, A}, title={Hidden}, year={2001}}")
    for head in ("", f"---\nbibliography: {tmp_path}/secret.bib\n---\n\n", "---\nbibliography: secret.bib\n---\n\n"):
        answer = desk.write(f"{head}Bread holds iodine (Secret, 2001) [@s].", name="draft.md")
        assert answer.status_code == 200
        assert "Hidden" not in answer.text
    for path in ("/static/../../../pyproject.toml", "/static/%2e%2e%2fpage.html", "/static/.", "/etc/passwd"):
        assert desk.client.get(path).status_code in (404, 405)


def test_bodies_are_bounded(desk: Caller) -> None:
    """Too much text, calls that are no JSON object and odd versions are refused in a sentence."""
    assert desk.write("a" * (TEXT_LIMIT + 1)).status_code == 413
    for body in (b"[1]", b"{", b"[" * 50_000, b'{"resume": 5}', b"x" * 100_000):
        answer = desk.client.post("/api/sessions", content=body)
        assert answer.status_code in (400, 413) and answer.json()["problem"]
    for version in ("-1", "1e9", "x", "9" * 30):
        assert desk.write("Bread.", version=version).status_code == 400
    assert desk.write("Bread.", format="word").status_code == 422
    assert desk.client.put("/api/drafts/nobody", content=b"").status_code == 404


def test_hostile_drafts_are_answered(desk: Caller) -> None:
    """Markup, odd characters and deep nesting are read as any text."""
    hostile = (
        "<script>alert(1)</script> <img src=x onerror=alert(1)> Less than 5% of it (Li, 2011).",
        "<div>" * 20_000,
        "[" * 30_000,
        "> " * 5_000 + "x",
        "\u0000\u202e\ufeff\ud7ff\U0010ffff" * 100,
        "<!-- " * 10_000,
        "```\n" * 9_999,
    )
    for text in hostile:
        for format in ("markdown", "text", *(["html"] if "html" in FORMATS else [])):
            answer = desk.write(text, format)
            assert answer.status_code in (200, 422), (format, text[:20], answer.text[:200])
            assert answer.headers["content-type"] == "application/json"


def test_config_counts(tmp_path: Path) -> None:
    """The desk checks with the rules that the settings choose."""
    from factcheck.desk.drafts import Draft
    from factcheck.desk.examining import Known, examine

    answer = json.loads(examine(Draft(text=DRAFT), Known(), Config(select=("vague-source",))).answer)
    assert answer["findings"] == []


RASH = "# Measles\n\nThe rash of measles lasts five days.\n\n## Key points\n\n- The measles rash lasts five weeks.\n"


def test_facts_come_from_what_the_check_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of facts after a check reads nothing again, and is that of a draft read anew; another draft is read."""
    from factcheck.desk import examining, stating
    from factcheck.desk.drafts import Draft

    draft, known = Draft(1, text=RASH), examining.Known()
    monkeypatch.setattr(examining, "_LATEST", [])
    anew = stating.state(draft, known)
    examining.examine(draft, known, Config(offline=True))
    monkeypatch.setattr(examining, "extract", lambda article: pytest.fail("read again"))
    assert stating.state(draft, known) == anew
    with pytest.raises(pytest.fail.Exception):
        stating.state(Draft(2, text=RASH + "\nMore.\n"), known)


def stated(desk: Caller) -> dict[str, Any]:
    facts: dict[str, Any] = desk.post("facts").json()["facts"]
    return facts


def test_facts_of_a_draft(desk: Caller) -> None:
    """What a draft states twice is told with both places, in UTF-16 units, the phrase and what differs."""
    text = "😀 " + RASH
    desk.write(text)
    (fact,) = stated(desk)["facts"]
    units = text.encode("utf-16-le")
    places = [units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") for one in fact["mentions"]]
    assert places == ["five days", "five weeks"]
    assert [one["side"] for one in fact["mentions"]] == [2, 1]
    assert (
        fact["what"] == "The measles rash lasts …" and "five weeks (line 7), but five days (line 3)" in fact["verdict"]
    )


def test_two_things_by_a_comment(desk: Caller) -> None:
    """A comment that names the other words keeps the two apart, in facts and findings."""
    desk.write(RASH)
    (fact,) = stated(desk)["facts"]
    put = desk.post("apart", key=fact["partings"][0]["key"], reason="in --> adults", noted=True).json()
    assert put["comment"].strip() == '<!-- factcheck: ignore[conflicting-values "five days"] in adults -->'
    found = desk.write(RASH[: put["start"]] + put["comment"] + RASH[put["start"] :]).json()["found"]
    assert not [one for one in found["findings"] if one["suppressed"] is None]
    left = stated(desk)
    assert left["facts"] == [] and [one["reason"] for one in left["apart"]] == ["in adults"]


@pytest.mark.parametrize("noted", [True, False])
def test_two_things_in_this_session(desk: Caller, noted: bool) -> None:
    """Where no comment can be or shall be written, the session keeps the two apart, and takes them together again."""
    desk.write(RASH, format="text" if noted else "markdown")
    (fact,) = stated(desk)["facts"]
    answer = desk.post("apart", key=fact["partings"][0]["key"], reason="in adults", noted=noted).json()
    assert answer["facts"]["facts"] == []
    (pair,) = answer["facts"]["apart"]
    assert pair["mine"] and pair["reason"] == "in adults"
    assert [one["ignored"] for one in answer["found"]["findings"] if one["rule"] == "conflicting-values"] == [
        "in adults"
    ]
    back = desk.post("apart", key=pair["key"], back=True).json()
    assert len(back["facts"]["facts"]) == 1 and back["facts"]["apart"] == []


def test_a_fact_that_is_gone_cannot_be_parted(desk: Caller) -> None:
    """An unknown key is one sentence and changes nothing."""
    desk.write(RASH)
    assert desk.post("apart", key="0000:1", reason="").status_code == 404
    assert len(stated(desk)["facts"]) == 1
