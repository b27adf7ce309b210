"""An article in the formats that are read as text, as long as it takes to measure how fast they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import cycle, islice

from factcheck.model import Article, Block

LENGTH = 1_000_000
"""About how many characters each document has."""

_HEAD = """<!DOCTYPE html>
<html lang="en" class="no-js"><head><meta charset="utf-8"><title>{title} | The Clinic</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/main.css?v=7">
<style>{style}</style><script>{script}</script></head>
<body class="single post"><a class="skip-link" href="#content">Skip to content</a>
<header class="site-header"><nav aria-label="Main"><ul>{menu}</ul></nav></header>
<main id="content"><article class="entry" itemscope itemtype="https://schema.org/Article">
"""
_FOOT = """
</article></main><aside class="sidebar widget"><h2>Related</h2><ul>{menu}</ul></aside>
<footer class="site-footer"><p>All rights reserved.</p></footer><script src="/assets/main.js" defer></script>
</body></html>
"""
_ITEM = '<li class="menu-item"><a href="/topics/{0}/" data-track="nav-{0}"><span>Topic {0}</span></a></li>\n'
_SCRIPT = 'window.dataLayer=window.dataLayer||[];if(window.a<2){dataLayer.push({"event":"view","n":[1,2,3]})};\n'
_STYLE = ".entry p{margin:0 0 1em;line-height:1.6}.entry a:hover{color:#06c}\n"


def sources(article: Article) -> dict[str, str]:
    """Return the article's words, over and over, in each format: as bare text, as Markdown, as a page of a web site."""
    blocks = list(islice(cycle(article.blocks), len(article.blocks) * (LENGTH // max(len(article.text), 1) + 1)))
    menu = "".join(map(_ITEM.format, range(60)))
    head = _HEAD.format(title="An article", style=_STYLE * 300, script=_SCRIPT * 800, menu=menu)
    return {
        "text": _joined(article, blocks, lambda _, words: words),
        "markdown": _joined(article, blocks, _markdown),
        "html": head + _joined(article, blocks, _html) + _FOOT.format(menu=menu),
    }


def _joined(article: Article, blocks: Iterable[Block], render: Callable[[Block, str], str]) -> str:
    return "\n\n".join(render(block, article.words(block.span)) for block in blocks)


def _markdown(block: Block, words: str) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {words}"
    marked = _with_marks(words, "*{}*", "[{}](https://example.org/a?b=1&c=2)")
    return f"- {marked}" if block.kind == "list-item" else marked


def _html(block: Block, words: str) -> str:
    if block.kind == "heading":
        return f'<h{block.level} class="wp-block-heading" id="h-{len(words)}">{escape(words)}</h{block.level}>'
    link = '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener" target="_blank">{}</a>'
    marked = _with_marks(escape(words), '<em class="term">{}</em>', link)
    if block.kind == "list-item":
        return f'<ul class="wp-block-list">\n  <li><span class="text">{marked}</span></li>\n</ul>'
    return f'<p class="has-text-align-left" data-block="{len(words)}">{marked}</p>'


def _with_marks(words: str, emphasis: str, link: str) -> str:
    """Emphasise each twelfth word and link each thirtieth."""
    parts = words.split(" ")
    for index in range(5, len(parts), 12):
        parts[index] = emphasis.format(parts[index])
    for index in range(11, len(parts), 30):
        parts[index] = link.format(parts[index])
    return " ".join(parts)
