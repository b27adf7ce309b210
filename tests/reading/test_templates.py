"""What a site generator fills in is no part of an article."""

from __future__ import annotations

import pytest

from factcheck.reading import read


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "matter",
    ["---\nlayout: A\n---\n", "---\nlayout: A\n\nb: c\n...\n", '+++\nlayout = "A"\n+++\n', "---\n---\n"],
)
def test_front_matter_is_kept_apart(matter: str, end: str) -> None:
    """YAML and TOML front matter is kept as it stands, out of the text, and lines go on counting from the top."""
    source = matter.replace("\n", end) + "Body."
    article = read(source, "markdown")
    assert (article.text, article.front_matter) == ("Body.", matter.replace("\n", end))
    assert article.position(0).line == matter.count("\n") + 1


@pytest.mark.parametrize(
    "source",
    ["---\n\nText after a rule.\n\n---\n", "Text.\n\n---\na: b\n---\n", "---\nnever closed\n", " ---\na\n---\n"],
)
def test_a_rule_is_no_front_matter(source: str) -> None:
    """Only a closed block that starts on the very first line is front matter."""
    assert read(source, "markdown").front_matter == ""


@pytest.mark.parametrize(
    "template",
    [
        "{{< figure src='a.png' title='In 5% of cases' >}}",
        "{{% notice %}}",
        "{% include note.html n=5 %}",
        "{{ page.title }}",
        "{{{ raw }}}",
        "{{import '~/tweet' ids=[\n  '12',\n  '34'\n]}}",
        "{!{ <div>\n\n  <p>12%</p>\n\n{{ x }}</div> }!}",
        "{: .note }",
        "{#id .note}",
        "{.note}",
    ],
)
def test_templates_leave_no_text(template: str) -> None:
    """A template's source is hidden, alone between paragraphs, inside a line, and at the start of one."""
    texts = [read(form.format(template), "markdown").text for form in ("a\n\n{}\n\nb", "a {} b", "{}a b")]
    assert [text.split() for text in texts] == [["a", "b"]] * 3


@pytest.mark.parametrize("source", ["a {{ b", "a }} b", "a {!{ b", "a {{ b\n\nc }} d", "{% a", "{a} {b: c} {.5} {#1}"])
def test_braces_that_make_no_template_are_text(source: str) -> None:
    """What is never closed, or only after a blank line, hides nothing."""
    assert read(source, "markdown").text == source


def test_a_template_between_lines_leaves_the_paragraphs_apart() -> None:
    """A line of nothing but a template parts two paragraphs, as the page it makes would."""
    assert len(read("one\n{{< figure >}}\ntwo", "markdown").blocks) == 2


@pytest.mark.parametrize(
    "hidden",
    [
        "{% comment %}\nTake 5 mg.\n\nOr {{ x }} 6.\n{% endcomment %}",
        "{%- highlight python -%}\nn = 5\n{%- endhighlight -%}",
        "{{< highlight python >}}\nn = 5\n{{< /highlight >}}",
    ],
)
def test_comments_and_code_between_templates_are_hidden(hidden: str) -> None:
    """What a template's tags take off the page is no text, up to the closing tag."""
    assert read(f"a\n\n{hidden}\n\nb", "markdown").text == "a\n\nb"


def test_a_comment_that_is_never_closed_hides_its_tag_alone() -> None:
    """Without a closing tag nothing but the opening one is hidden."""
    assert read("a\n\n{% comment %}\n\nb {{ x }}", "markdown").text == "a\n\nb"


def test_the_words_between_paired_templates_stay() -> None:
    """Only the tags are hidden, not what stands between an opening and a closing one."""
    assert read("{{% note %}}\nTake **5 mg**.\n{{% /note %}}", "markdown").text == "Take 5 mg."


def test_a_block_that_is_never_closed_hides_no_other() -> None:
    """An opening mark without a closing one leaves the templates after it hidden."""
    assert read("a {!{ b\n\nc {{ x }}d", "markdown").text == "a {!{ b\n\nc d"


def test_what_stands_after_a_template_keeps_its_place() -> None:
    """Links and marks are counted from the first word, not from the white space that a template leaves before it."""
    article = read("{{ x }} [a trial](https://x.org) of 12[^n] people\n\n[^n]: Note.", "markdown")
    assert [article.words(link.span) for link in article.links] == ["a trial"]
    assert [article.text[mark.offset :][:7] for mark in article.note_marks] == [" people"]
