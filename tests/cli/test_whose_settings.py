"""A repository's file says what is its to say; what else it says is told in one line, and nothing comes of it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.registry import service_names
from tests.cli.conftest import Done, Run

DRAFT = "Walking lowers risk (Li et al., 2019).\n"
OFF = "[sources]\n" + "".join(f"{name} = ''\n" for name in service_names())
STRANGER = "http://127.0.0.1:9"
HELD = {
    **dict.fromkeys(service_names(), STRANGER),
    **dict.fromkeys(("mailto", "openalex-key", "pubmed-key", "semanticscholar-key"), "mallory"),
    **dict.fromkeys(("cache", "index", "retractions"), "made.sqlite"),
    "index-complete": True,
    "allow-private": True,
    "workers": 64,
    "deadline": 3600.0,
    "connect-timeout": 60.0,
    "read-timeout": 600.0,
}
"""Settings that only a user may set so."""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A cloned repository, in which the tests stand, beside which nothing is its own."""
    place = tmp_path / "clone"
    (place / ".git").mkdir(parents=True)
    put(place / "draft.md", DRAFT)
    return place


@pytest.fixture
def call(run: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def called(*arguments: str) -> Done:
        monkeypatch.chdir(repo)
        return run(*arguments)

    return called


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the user's own settings, which asks no service."""
    place = tmp_path / "home/factcheck.d/config.toml"
    put(place, OFF)
    monkeypatch.setenv("FACTCHECK_CONFIG", str(place))
    return place


def put(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


def settings(done: Done) -> dict[str, Any]:
    assert done.status == 0, done.err
    return {row["key"]: row["value"] for row in json.loads(done.out)["settings"]}


def told(done: Done, *words: str) -> None:
    assert done.err.count("\n") == 1 and "Traceback" not in done.err, done.err
    for word in ("repository's file may not set", "config.toml", "--config", *words):
        assert word in done.err


def smuggled(repo: Path, way: str, table: str) -> None:
    """Have the repository say `table`, the TOML of some settings of [sources], in one of many ways."""
    sources = f"[sources]\n{table}\n"
    folder = repo
    match way:
        case "its file":
            put(repo / "factcheck.toml", sources)
        case "pyproject":
            put(repo / "pyproject.toml", f"[tool.factcheck.sources]\n{table}\n")
        case "dotted":
            put(repo / "factcheck.toml", f"sources.{table}\n")
        case "inline":
            put(repo / "factcheck.toml", f"sources = {{ {table} }}\n")
        case "quoted":
            key, _, value = table.partition(" ")
            put(repo / "factcheck.toml", f"['sources']\n\"{key}\" {value}\n")
        case "byte-order mark":
            put(repo / "factcheck.toml", f"\ufeff{sources}")
        case "extended beside":
            put(repo / "factcheck.toml", "extend = 'base.toml'\n")
            put(repo / "base.toml", sources)
        case "extended outside":
            put(repo / "factcheck.toml", "extend = '../house.toml'\n")
            put(repo.parent / "house.toml", sources)
        case "extended by its absolute path":
            put(repo / "factcheck.toml", f"extend = '{repo.parent / 'house.toml'}'\n")
            put(repo.parent / "house.toml", sources)
        case "a chain":
            put(repo / "factcheck.toml", "extend = 'one.toml'\n")
            put(repo / "one.toml", "extend = '../two.toml'\n")
            put(repo.parent / "two.toml", "extend = 'clone/three.toml'\n")
            put(repo / "three.toml", sources)
        case "an override":
            put(repo / "factcheck.toml", f"[[override]]\npaths = ['*']\n[override.sources]\n{table}\n")
        case "a link":
            put(repo / "innocent.txt", sources)
            (repo / "factcheck.toml").symlink_to("innocent.txt")
        case "a link to outside":
            put(repo.parent / "real.toml", sources)
            (repo / "factcheck.toml").symlink_to(repo.parent / "real.toml")
        case "nested":
            folder = repo / "blog/deep"
            put(folder / "factcheck.toml", sources)
        case "the folder above":
            put(repo.parent / "factcheck.toml", sources)
    put(folder / "draft.md", DRAFT)


WAYS = (
    "its file",
    "pyproject",
    "dotted",
    "inline",
    "quoted",
    "byte-order mark",
    "extended beside",
    "extended outside",
    "extended by its absolute path",
    "a chain",
    "an override",
    "a link",
    "a link to outside",
    "nested",
    "the folder above",
)


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_smuggle(call: Run, repo: Path, own: Path, way: str) -> None:
    """However a repository says it, a cache is not its to name: one line, and the run goes on."""
    smuggled(repo, way, "cache = 'made.sqlite'")
    draft = next(path for path in (repo / "blog/deep/draft.md", repo / "draft.md") if path.exists())
    done = call("config", "--format", "json", str(draft))
    told(done, "sources.cache", str(own))
    assert settings(done)["sources.cache"] == ""
    checked = call("check", str(draft))
    assert checked.status == 0
    told(checked, "sources.cache")
    assert not list(repo.rglob("made*"))


@pytest.mark.parametrize(("key", "value"), HELD.items())
def test_what_a_repository_may_not_set(call: Run, repo: Path, key: str, value: object) -> None:
    """Services, keys, caches, private networks and higher limits stay as the user has them; the line names place."""
    put(repo / "factcheck.toml", f"profile = 'audit'\n[sources]\n{key} = {json.dumps(value)}\n")
    before = settings(call("config", "--format", "json", "/"))
    done = call("config", "--format", "json")
    told(done, "factcheck.toml:3: ", f"sources.{key}")
    assert settings(done)[f"sources.{key}"] == before[f"sources.{key}"]
    assert settings(done)["profile"] == "audit", "the rest of the file holds"
    assert "mallory" not in done.err + done.out


@pytest.mark.parametrize("line", ["workers = 1", "deadline = 2", "links = false", "links = true", "crossref = ''"])
def test_what_a_repository_may_set(call: Run, repo: Path, line: str) -> None:
    """Lower limits, links on or off, a service switched off: none of it is worth a word."""
    key, _, value = line.partition(" = ")
    put(repo / "factcheck.toml", f"[sources]\n{line}\n")
    done = call("config", "--format", "json")
    assert done.err == "" and settings(done)[f"sources.{key}"] == json.loads(value.replace("'", '"'))


@pytest.mark.parametrize("key", ["offline", "frozen"])
def test_a_user_who_stays_offline_stays_so(call: Run, repo: Path, own: Path, key: str) -> None:
    """A repository does not bring anybody online, nor links back to whoever leaves them alone."""
    put(own, f"{key} = true\n[sources]\nlinks = false\ndeadline = 5\n")
    put(repo / "factcheck.toml", f"{key} = false\n[sources]\nlinks = true\ndeadline = 10\n")
    done = call("config", "--format", "json")
    told(done, f"{key} = false over true", "sources.links = true over false", "sources.deadline = 10.0 over 5.0")
    found = settings(done)
    assert found[key] is True
    assert (found["sources.links"], found["sources.deadline"]) == (False, 5.0)


COMMANDS = (
    ("check", "draft.md"),
    ("check", "--jobs", "2", "."),
    ("lock", "draft.md"),
    ("refs", "draft.md"),
    ("pin", "draft.md", "Li et al., 2019", "10.1000/x.1"),
    ("config",),
    ("rules",),
    ("rule", "FC201"),
    ("audit", ".", "--lookups", "online", "--jobs", "1", "-o", "../audit"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_every_command_refuses(call: Run, repo: Path, own: Path, command: tuple[str, ...]) -> None:
    """Whichever command meets the file says one line, asks nobody that it names, and makes nothing that it names."""
    put(repo / "other.md", DRAFT)
    with listening() as (address, heard):
        table = "".join(f"{name} = '{address}/{name}'\n" for name in service_names())
        put(repo / "factcheck.toml", f"[sources]\n{table}cache = 'made.sqlite'\nretractions = 'made.tsv'\n")
        done = call(*command)
    assert done.status == (3 if command[0] == "lock" else 0), done.err  # `lock` says that nobody could be asked
    assert done.err.count("repository's file may not set") == 1 and "Traceback" not in done.err
    assert heard == [] and not list(repo.rglob("made*"))


def test_the_desk_refuses(call: Run, repo: Path) -> None:
    """The desk says the line before it opens, or, as here, finds nowhere to listen."""
    put(repo / "factcheck.toml", f"[sources]\ncrossref = '{STRANGER}'\nallow-private = true\n")
    done = call("serve", "--no-open", "--host", "no.such.host.invalid", "--expose")
    assert done.err.count("repository's file may not set sources.crossref, sources.allow-private (line 3)") == 1
    assert "cannot listen" in done.err


def test_a_list_of_retractions_is_written_where_the_user_says(
    call: Run, repo: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file outside is written over because a repository calls it its index of retractions."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(repo.parent / "cache"))
    precious = repo.parent / "precious"
    put(precious, "mine")
    put(repo / "list.csv", "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n")
    put(repo / "factcheck.toml", "[sources]\nretractions = '../precious'\n")
    told(call("sources", "update", "retractions", "--from", "list.csv"), "sources.retractions")
    assert precious.read_text() == "mine"


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        (key, entry)
        for key in ("rule-paths", "bibliography")
        for entry in ("../out", "{out}", "sub/../../out", "link", "linked/out", "./link", "../clone/../out")
    ]
    + [(key, entry) for key in ("include", "exclude") for entry in ("../out", "!../out", "a/../../out", "..")],
)
def test_paths_stay_inside(call: Run, repo: Path, key: str, entry: str) -> None:
    """What leads out of the repository, by name, by link or by its absolute path, is a document of somebody else."""
    out = repo.parent / "out"
    put(out / "refs.bib", "@article{a, title={Secret}}\n")
    (repo / "link").symlink_to(out)
    (repo / "linked").symlink_to(repo.parent)
    (repo / "inside").mkdir()
    put(repo / "factcheck.toml", f"{key} = {json.dumps([entry.format(out=out), 'inside'])}\n")
    done = call("config", "--format", "json", "draft.md")
    told(done, f"{key} outside of the repository")
    assert len(settings(done)[key]) == 1 and "inside" in settings(done)[key][0]


@pytest.mark.parametrize("kept", ["in git", "nowhere", "under settings"])
@pytest.mark.parametrize("name", ["../letters.bib", "{out}/letters.bib", "sub/../../letters.bib", "linked.bib"])
def test_an_article_names_no_bibliography_outside(call: Run, repo: Path, own: Path, kept: str, name: str) -> None:
    """Nor by a link beside it, within git or without; whoever lists it in settings of their own has it read."""
    if kept != "in git":
        (repo / ".git").rmdir()
    if kept == "under settings":
        put(repo / "factcheck.toml", "offline = true\n")
    letters = repo.parent / "letters.bib"
    put(letters, "@article{k, author={Brandt, A.}, title={Secret}, year=2014}\n")
    (repo / "sub").mkdir()
    (repo / "linked.bib").symlink_to(letters)
    put(repo / "draft.md", f"---\nbibliography: {name.format(out=repo.parent)}\n---\nBread holds iodine [@k].\n")
    call("check", "--offline", "draft.md").one_line("draft.md: The bibliography", "outside of the article's repository")
    assert "Secret" not in call("refs", "--format", "csl-json", "draft.md").out
    put(own, f"bibliography = [{str(letters)!r}]\n")
    assert "Secret" in call("refs", "--format", "csl-json", "draft.md").out


def test_articles_under_settings_share_a_bibliography(call: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of git the folder of the settings is their home, but never the user's home or what lies above."""
    (repo / ".git").rmdir()
    (repo / "posts").mkdir()
    put(repo / "refs.bib", "@article{k, author={Brandt, A.}, title={Shared}, year=2014}\n")
    put(repo / "posts/draft.md", "---\nbibliography: ../refs.bib\n---\nBread holds iodine [@k].\n")
    assert "outside of the article's" in call("check", "--offline", "posts/draft.md").err
    put(repo / "factcheck.toml", "offline = true\n")
    assert "Shared" in call("refs", "--format", "csl-json", "posts/draft.md").out
    monkeypatch.setenv("HOME", str(repo))
    assert "outside of the article's" in call("check", "--offline", "posts/draft.md").err


def test_a_folder_of_rule_pages_with_a_link_to_outside(call: Run, repo: Path) -> None:
    """A page that is a link to a document elsewhere is one outside, though its folder is not."""
    put(repo.parent / "private.md", "# a letter\n")
    (repo / "house").mkdir()
    (repo / "house/page.md").symlink_to(repo.parent / "private.md")
    put(repo / "factcheck.toml", "rule-paths = ['house']\n")
    done = call("check", "--offline", "draft.md")
    told(done, "rule-paths outside of the repository")
    assert done.status == 0 and "letter" not in done.err


@pytest.mark.parametrize(
    "command", [("check", "--offline", "--fix"), ("check", "--offline", "--add-ignores"), ("lock",)]
)
def test_an_article_that_is_a_link_to_outside(call: Run, repo: Path, command: tuple[str, ...]) -> None:
    """A search does not take a letter of the user's for an article of the repository; who names it has it checked."""
    letter = repo.parent / "letter.md"
    put(letter, "See http://dx.doi.org/10.1038/nm.3394.\n")
    (repo / "posts").mkdir()
    (repo / "posts/link.md").symlink_to(letter)
    (repo / "posts/inner.md").symlink_to(repo / "draft.md")
    done = call(*command, "posts")
    assert done.status == 2 and "posts/link.md: This is a link to a file outside of its repository" in done.err
    assert letter.read_text() == "See http://dx.doi.org/10.1038/nm.3394.\n"
    assert call("check", "--offline", "posts/link.md").status == 0


def test_an_override_keeps_what_it_may_not_replace(call: Run, repo: Path) -> None:
    """An override that names outside files alone leaves the list of the file as it is."""
    overriding = "[[override]]\npaths = ['*']\nbibliography = ['/etc/x.bib']\n"
    put(repo / "factcheck.toml", f"bibliography = ['a.bib']\n{overriding}")
    done = call("config", "--format", "json", "draft.md")
    told(done, "factcheck.toml:4 (override 1): ")
    assert [Path(path).name for path in settings(done)["bibliography"]] == ["a.bib"]


def test_a_home_kept_in_git_is_no_repository(call: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder unpacked below a home that is a work tree does not own the home."""
    (repo / ".git").rmdir()
    (repo.parent / ".git").mkdir()
    monkeypatch.setenv("HOME", str(repo.parent))
    put(repo / "factcheck.toml", "bibliography = ['../letters.bib']\n")
    told(call("config", "--format", "json"), "bibliography outside")


def test_one_line_names_all(call: Run, repo: Path) -> None:
    """Many settings of one file are one line, with the line of each, however many articles it holds for."""
    for name in "abc":
        put(repo / f"{name}.md", DRAFT)
    put(repo / "factcheck.toml", f"[sources]\ncache = 'x'\n\ncrossref = '{STRANGER}'\nindex = 'y'\n")
    done = call("check", "--offline", "--jobs", "2", ".")
    told(done, "factcheck.toml:2: ", "sources.cache", "sources.crossref (line 4)", "sources.index (line 5)", "they are")


def test_wrong_types_are_still_errors(call: Run, repo: Path) -> None:
    """A setting that is wrong in itself is an error wherever it stands."""
    put(repo / "factcheck.toml", "[sources]\ncache = 5\n")
    call("check", "--offline", "draft.md").one_line("factcheck.toml:2: ", "must be a string")
    put(repo / "factcheck.toml", 'bibliography = ["a\\u0000b"]\n')
    call("check", "--offline", "draft.md").one_line("null character")


def test_the_user_may(call: Run, repo: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own settings come by the platform's rules, from a named file, and hold where nobody else speaks."""
    put(own, "profile = 'audit'\n[sources]\ncache = 'mine.sqlite'\nworkers = 8\n")
    found = settings(call("config", "--format", "json"))
    assert Path(found["sources.cache"]) == own.parent / "mine.sqlite"
    assert (found["profile"], found["sources.workers"]) == ("audit", 8)
    put(repo / "factcheck.toml", "profile = 'edit'\n[sources]\ncache = 'own'\n")
    assert settings(call("config", "--format", "json"))["profile"] == "edit", "the nearest file wins"
    named = call("config", "--format", "json", "--config", "factcheck.toml")
    assert named.err == "" and settings(named)["sources.cache"] == str(Path("own"))
    monkeypatch.delenv("FACTCHECK_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own.parent.parent))
    put(own.parent.parent / "factcheck/config.toml", "[sources]\nworkers = 7\n")
    if os.name == "posix":
        assert settings(call("config", "--format", "json", "/"))["sources.workers"] == 7


def test_a_named_file_that_is_not_there(call: Run, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the environment names and that does not exist is an error, not silence."""
    monkeypatch.setenv("FACTCHECK_CONFIG", "none.toml")
    call("check", "--offline", "draft.md").one_line("none.toml: ", "FACTCHECK_CONFIG")


def test_a_users_file_does_not_vouch_for_a_repository(call: Run, repo: Path) -> None:
    """What --config names may extend a repository's file, and that, or what lies behind it, stays a stranger's."""
    mine = repo.parent / "mine/mine.toml"
    put(mine, "extend = '../clone/base.toml'\n[sources]\nworkers = 9\n")
    put(repo / "base.toml", "extend = '../mine/other.toml'\n[sources]\ncache = 'x'\n")
    put(repo.parent / "mine/other.toml", "[sources]\nallow-private = true\n")
    done = call("config", "--format", "json", "--config", str(mine))
    assert "sources.cache" in done.err and "sources.allow-private" in done.err
    found = settings(done)
    assert (found["sources.cache"], found["sources.allow-private"], found["sources.workers"]) == ("", False, 9)
    put(mine, "extend = 'other.toml'\n")
    done = call("config", "--format", "json", "--config", str(mine))
    assert done.err == "" and settings(done)["sources.allow-private"] is True


def test_keys_stay_with_their_hosts(call: Run, repo: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key of the environment goes to no other address, be it the user's; one set with an address goes there."""
    monkeypatch.setenv("OPENALEX_API_KEY", "env-key")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(repo.parent / "cache"))
    with listening() as (address, heard):
        asked = OFF.replace("openalex = ''", f"openalex = '{address}'") + "links = false\n"
        put(own, asked)
        call("check", "draft.md")
        assert heard and not any("env-key" in one for one in heard)
        assert "not sent" in " ".join(call("config").out.split())  # a long path in it wraps the line
        heard.clear()
        put(own, f"{asked}openalex-key = 'my-key'\n")
        put(repo / "draft.md", DRAFT.replace("Li", "Wu"))
        call("check", "draft.md")
        assert heard and all("my-key" in one for one in heard)
        assert "not sent" not in " ".join(call("config").out.split())


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Listen on this machine and take every request; gives the address and what is heard, headers included."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            heard.append(f"{self.path} {dict(self.headers)} {body!r}")
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"results": [], "meta": {"count": 0}}')

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", heard
    server.shutdown()
    server.server_close()
