"""What stands many times over in a file of a format with a markup of its own, for `growth.py`."""

from __future__ import annotations

OWN = {
    "latex": (
        ("a \\cite{", "a,", "} b"),
        ("", "\\cite{a} ", ""),
        ("\\begin{thebibliography}{9}", "\\bibitem{a} Li A. B. 2019\n", ""),
        ("", "\\section{a}\n", ""),
        ("", "\\emph{a} ", ""),
        ("", "$a$ ", ""),
        ("", "$", ""),
        ("", "[", ""),
        ("", "{a}", ""),
        ("\\begin{tabular}{l}", "a & b\\\\\n", "\\end{tabular}"),
        ("", "\\begin{a}", ""),
        ("", "a\\footnote{b} ", ""),
        ("", "\\SI{5}{\\mg} ", ""),
        ("", "\\'e", ""),
        ("", "a % b\n", ""),
        ("", "\\verb|a| ", ""),
        ("", "\\href{x}{a} ", ""),
    ),
    "jats": (
        ("<article><body><p>", "<sup>1</sup> a ", "</p></body></article>"),
        ("<article><body><p>", "<xref ref-type='bibr'>1</xref> ", "</p></body></article>"),
        ("<article><body>", "<sec><title>a</title><p>5%</p></sec>", "</body></article>"),
        ("<article><body><table>", "<tr><td>a</td><td>5</td></tr>", "</table></body></article>"),
        ("<article><body><p>a", "<fn><p>b 5%</p></fn>", "</p></body></article>"),
        (
            "<article><body><p>a</p></body><back><ref-list>",
            "<ref id='a'><label>1</label><mixed-citation>Li A. B. 2019.</mixed-citation></ref>",
            "</ref-list></back></article>",
        ),
    ),
    "asciidoc": (
        ("", "*a* ", ""),
        ("", "*a ", ""),
        ("|===\n", "|a |b\n", "|===\n"),
        ("", "a footnote:[b] ", ""),
        ("", ":a: b\n", "{a}"),
        ("", "* a\n", ""),
        ("", "<<a>> ", ""),
        ("[bibliography]\n== R\n\n", "* [[[a]]] Li A. B. 2019\n", ""),
        ("", "a:: b\n", ""),
        ("", "|===\n", ""),
        ("", "* a\n+\nb\n", ""),
        ("", "footnote:[", ""),
        ("", "https://a.b[ ", ""),
    ),
    "rtf": (
        ("{\\rtf1 ", "a 5%\\par\n", "}"),
        ("{\\rtf1 ", "{\\b a}", "}"),
        ("{\\rtf1 ", "a{\\footnote b}", "}"),
        ("{\\rtf1 ", "\\'e9", "}"),
        ("{\\rtf1 ", "\\trowd a\\cell b\\cell\\row\n", "}"),
        ("{\\rtf1 ", "10{\\super 6} ", "}"),
        ("{\\rtf1 ", "{", ""),
    ),
    "notebook": (
        ('{"cells":[{"cell_type":"markdown","source":["5%"]}', ',{"cell_type":"markdown","source":["a\\n"]}', "]}"),
        ('{"cells":[{"cell_type":"markdown","source":["a"', ',"5\\u0025\\n"', "]}]}"),
        ('{"cells":[{"cell_type":"markdown","source":["', '\\"', '"]}]}'),
        ('{"cells":[{"cell_type":"markdown","source":["5%"]}', ',{"cell_type":"code","outputs":[{"x":[[1]]}]}', "]}"),
    ),
}
"""The structures of formats with a markup of their own: what stands before, what is repeated, what stands behind."""
