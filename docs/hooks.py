"""Pages that are written from what they describe: the rules, the commands and the settings."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from factcheck.catalogue import Rule, load
from factcheck.cli import factcheck
from factcheck.cli.manual import markdown
from factcheck.data import folder
from factcheck.rendering.catalogue import as_markdown

_EXAMPLE = re.compile(r"^(`{3,})(?P<format>\w+) (?P<expected>finding|ok|lookup|beside)\n(?P<text>.*?)^\1$", re.M | re.S)
_SECTION = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$|^## ", re.M | re.S)
_DEFINITION = re.compile(r"^```toml\n.*?^```$", re.M | re.S)
_LABELS = {
    "finding": "is found",
    "ok": "is fine",
    "lookup": "what the services answer",
    "beside": "the bibliography beside it",
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put a page a rule into the navigation, by family."""
    for entry in config.nav:
        if "Rules" in entry:
            entry["Rules"] = ["rules/index.md", *_families()]
    return config


def _families() -> Iterator[Mapping[str, list[Any]]]:
    for family, rules in groupby(_rules(), key=lambda rule: rule.family):
        yield {family.capitalize(): [{rule.name: f"rules/{rule.name}.md"} for rule in rules]}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    for name, content in _pages():
        files.append(File.generated(config, name, content=content))
    return files


def _pages() -> Iterator[tuple[str, str]]:
    yield "rules/index.md", "# Rules\n\n" + _linked("".join(as_markdown(_rules())))
    for rule in _rules():
        yield f"rules/{rule.name}.md", _EXAMPLE.sub(_example, _for_readers(rule.page))
    yield "commands.md", "\n".join(markdown(factcheck))
    yield "settings.md", "\n".join(_settings())


def _rules() -> list[Rule]:
    return sorted(load().values(), key=lambda rule: rule.code)


def _linked(table: str) -> str:
    return re.sub(r"\| `([a-z0-9-]+)` \|", r"| [`\1`](\1.md) |", table)


def _for_readers(page: str) -> str:
    """Return a rule page with its examples first and its definition, which only authors of rules look for, last."""
    starts = [found.start() for found in _SECTION.finditer(page) if not found[1]]
    title, *sections = (page[start:end] for start, end in pairwise((0, *starts, len(page))))
    definition = _DEFINITION.search(title)
    examples = [section for section in sections if section.startswith("## Examples")]
    others = [section for section in sections if section not in examples]
    last = f"## Definition\n\n{definition[0]}\n" if definition else ""
    parts = (_DEFINITION.sub("", title, count=1), *examples, *others, last)
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _example(match: re.Match[str]) -> str:
    """Return an example of a rule page with its marked words shown as marked."""
    text = html.escape(match["text"].rstrip("\n"), quote=False)
    text = text.replace("&lt;mark&gt;", "<mark>").replace("&lt;/mark&gt;", "</mark>")
    label = f"{_LABELS[match['expected']]} ({match['format']})"
    return f'<div class="example {match["expected"]}"><span class="label">{label}</span><pre>{text}</pre></div>'


def _settings() -> Iterator[str]:
    """Yield the settings page: its own words, and the tables of the published schema."""
    yield (folder("rules").parent / "docs" / "settings.part").read_text("utf-8")
    schema = folder("reports") / "schema" / "config-1.schema.json"
    if not schema.is_file():
        return
    properties = json.loads(schema.read_text("utf-8"))["properties"]
    yield "## All settings\n\n| setting | default | what it does |\n|---|---|---|"
    for name, setting in properties.items():
        yield _row(name, setting)
    for table, setting in properties.items():
        if inner := setting.get("properties"):
            yield f"\n## [{table}]\n\n| setting | default | what it does |\n|---|---|---|"
            yield from (_row(name, one) for name, one in inner.items())


def _row(name: str, setting: Mapping[str, Any]) -> str:
    return f"| `{name}` | {_default(setting)} | {setting.get('description', '').replace('|', '/')} |"


def _default(setting: Mapping[str, Any]) -> str:
    return f"`{json.dumps(setting['default'])}`" if setting.get("default") not in (None, "", [], {}) else ""
