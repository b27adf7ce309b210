"""One writer: the old file or the new one, whole, and nothing beside it."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.errors import ChangedError, WritingError
from factcheck.files import parts, replacing, write_file, write_new_file, write_pieces

OLD, NEW = b"old words\n", b"new words\n"


@pytest.fixture(params=["unnamed", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write as Linux can, and as other systems do."""
    parts.sweep.cache_clear()
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


pytestmark = pytest.mark.usefixtures("way")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_bytes(OLD)
    return path


def test_a_file_is_replaced_and_keeps_its_mode(file: Path) -> None:
    """What is there is replaced; it stays as private or as public as it was, whatever the mask."""
    for mode in (0o600, 0o644, 0o664, 0o755):
        file.chmod(mode)
        write_file(file, NEW)
        assert file.read_bytes() == NEW and stat.S_IMODE(file.stat().st_mode) == mode
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_the_mask_leaves(tmp_path: Path, mask: int) -> None:
    """A new file is as public as any other that the user makes."""
    before = os.umask(mask)
    try:
        write_file(tmp_path / "new", "words")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask


def test_new_content_is_private_while_it_is_written(file: Path) -> None:
    """Nobody reads the new words of a private file before it has its name."""
    file.chmod(0o600)
    with replacing(file) as out:
        assert stat.S_IMODE(os.fstat(out.fileno()).st_mode) == 0o600


def test_owner_and_group_are_kept(file: Path) -> None:
    """Root that mends a file of somebody else leaves it to them."""
    if os.geteuid() != 0:
        pytest.skip("only root may give files away")
    os.chown(file, 1234, 2345)
    write_file(file, NEW)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)


def test_extended_attributes_are_kept(file: Path) -> None:
    """Labels and access lists stay with the file."""
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write_file(file, NEW)
    assert os.getxattr(file, "user.note") == b"kept"


@pytest.mark.parametrize("relative", [True, False])
def test_a_link_stays_and_its_target_is_replaced(file: Path, relative: bool) -> None:
    """A draft that is linked from elsewhere is changed where it is, through any number of links."""
    links = file.parent / "links"
    links.mkdir()
    (links / "one.md").symlink_to(Path("..") / file.name if relative else file)
    (links / "two.md").symlink_to("one.md")
    write_file(links / "two.md", NEW)
    assert (links / "two.md").is_symlink() and (links / "one.md").is_symlink() and file.read_bytes() == NEW
    assert sorted(links.iterdir()) == [links / "one.md", links / "two.md"]


def test_a_link_to_nothing_makes_nothing(tmp_path: Path) -> None:
    """A stranger's link does not decide which file comes into being."""
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WritingError, match="link to a file that does not exist"):
        write_file(tmp_path / "lock", NEW)
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(WritingError):
        write_file(tmp_path / "circle", NEW)
    assert not (tmp_path / "elsewhere").exists() and len(list(tmp_path.iterdir())) == 2


def test_names_that_could_be_guessed_are_not_written_to(file: Path) -> None:
    """Links under the names that programs often use for a new file lead nowhere."""
    victim = file.parent / "victim"
    victim.write_bytes(OLD)
    names = [f"{file.name}.new", f"{file.name}.part", f"{file.name}.tmp", f".{file.name}.{os.getpid()}.part"]
    for name in names:
        (file.parent / name).symlink_to(victim)
    write_file(file, NEW)
    assert victim.read_bytes() == OLD and all((file.parent / name).is_symlink() for name in names)


def test_a_name_that_is_taken_is_never_followed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a link under the very name that is drawn is no way out of the folder."""
    victim = file.parent / "victim"
    victim.write_bytes(OLD)
    monkeypatch.setattr(parts, "_some_name", lambda: "taken")
    (file.parent / "taken").symlink_to(victim)
    with pytest.raises((WritingError, FileExistsError)):
        write_file(file, NEW)
    assert (victim.read_bytes(), file.read_bytes()) == (OLD, OLD) and (file.parent / "taken").is_symlink()


@contextmanager
def small_files() -> Iterator[None]:
    """Let no file grow above four bytes, as a full disk would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("lasting", [True, False])
def test_a_disk_that_is_full_costs_nothing(file: Path, lasting: bool) -> None:
    """One sentence says which file could not be written and that it is untouched; nothing is beside it."""
    with small_files(), pytest.raises(WritingError) as caught:
        write_file(file, NEW, lasting=lasting)
    assert str(caught.value) == f"{file}: This file cannot be written: file too large; the old one is untouched."
    assert file.read_bytes() == OLD and list(file.parent.iterdir()) == [file]
    with small_files(), pytest.raises(WritingError, match="nothing of it is left behind"):
        write_file(file.parent / "other", NEW, lasting=lasting)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("name", ["fsync", "link", "replace"])
def test_every_step_may_fail(file: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever the system refuses, the old file stays alone."""

    def refuse(*arguments: object, **named: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, name, refuse)
    if name == "replace":
        monkeypatch.setattr(Path, name, refuse)
    try:
        write_file(file, NEW)
    except WritingError:
        assert file.read_bytes() == OLD
    else:  # a step that this way does not take
        assert file.read_bytes() == NEW
    assert list(file.parent.iterdir()) == [file]


def test_what_writes_may_fail(file: Path) -> None:
    """A report that breaks off halfway, or is interrupted, is none."""
    for problem in (ValueError, KeyboardInterrupt):
        with pytest.raises(problem), replacing(file) as out:
            out.write(NEW)
            out.flush()
            raise problem
    assert file.read_bytes() == OLD and list(file.parent.iterdir()) == [file]


def test_a_file_that_has_changed_is_left_alone(file: Path) -> None:
    """What an editor saves while the new words are written is what stays."""
    with pytest.raises(ChangedError, match="has changed since it was read"):
        write_file(file, NEW, expected=b"other words\n")
    with pytest.raises(ChangedError), replacing(file, expected=OLD) as out:
        out.write(NEW)
        file.write_bytes(b"saved by an editor\n")
    assert file.read_bytes() == b"saved by an editor\n" and list(file.parent.iterdir()) == [file]
    write_file(file, NEW, expected=b"saved by an editor\n")
    assert file.read_bytes() == NEW


def test_a_file_that_is_gone_has_changed(file: Path) -> None:
    """What somebody takes away meanwhile is not brought back."""
    with pytest.raises(ChangedError), replacing(file, expected=OLD) as out:
        out.write(NEW)
        file.unlink()
    assert list(file.parent.iterdir()) == []


def test_a_file_that_may_not_be_written_is_not_replaced(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes a draft read-only wants it to stay, though its folder takes new files."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(WritingError, match="permission denied"):
        write_file(file, NEW)
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_not_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A folder or a pipe in the place of a lock file is told, not waited for."""
    make(tmp_path / "lock")
    with pytest.raises(WritingError, match="no regular file"):
        write_file(tmp_path / "lock", NEW)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A missing folder is named with the file."""
    with pytest.raises(WritingError, match="no such file or directory; nothing of it is left behind"):
        write_file(tmp_path / "no/such", NEW)


def test_only_a_new_file(file: Path) -> None:
    """Where a file or a link is already, none is made."""
    with pytest.raises(FileExistsError):
        write_new_file(file, "words")
    (file.parent / "link").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        write_new_file(file.parent / "link", "words")
    write_new_file(file.parent / "new", "words")
    assert file.read_bytes() == OLD and (file.parent / "new").read_text() == "words"


def test_only_a_new_file_until_the_end(tmp_path: Path) -> None:
    """A file that comes into being while another is written stays."""
    with pytest.raises(FileExistsError), replacing(tmp_path / "new", new=True) as out:
        out.write(NEW)
        (tmp_path / "new").write_bytes(OLD)
    assert (tmp_path / "new").read_bytes() == OLD and len(list(tmp_path.iterdir())) == 1


def test_two_at_once(tmp_path: Path) -> None:
    """Two writers of one new file: the later one wins, and neither fails."""
    with replacing(tmp_path / "new") as one, replacing(tmp_path / "new") as other:
        one.write(OLD)
        other.write(NEW)
    assert (tmp_path / "new").read_bytes() == OLD and len(list(tmp_path.iterdir())) == 1


def test_what_is_no_unicode_is_escaped(tmp_path: Path) -> None:
    """A name that is no Unicode, as names of files may be, stops no report; in JSON it reads back as it was."""
    write_file(tmp_path / "new", '"a\udce9"')
    assert (tmp_path / "new").read_bytes() == b'"a\\udce9"'


def test_pieces_go_to_pipes_as_they_come(tmp_path: Path) -> None:
    """A report may go to a pipe that somebody reads."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_pieces(tmp_path / "pipe", ["one ", "two"])
    assert os.read(reader, 100) == b"one two" and (tmp_path / "pipe").is_fifo()
    os.close(reader)


def test_pieces_to_a_device_that_is_full() -> None:
    """A device that takes nothing is one sentence, which promises nothing of an old file."""
    with pytest.raises(WritingError, match=r"written: no space left on device\.$"):
        write_pieces(Path("/dev/full"), ["words"])


def test_pieces_to_the_own_output(tmp_path: Path) -> None:
    """/dev/stdout that leads into a log adds to it, and replaces nothing under the shell's hands."""
    log = tmp_path / "log"
    log.write_bytes(OLD)
    saved = os.dup(1)
    try:
        with log.open("ab") as out:
            os.dup2(out.fileno(), 1)
        write_pieces(Path("/dev/stdout"), ["more"])
    finally:
        os.dup2(saved, 1)
        os.close(saved)
    assert log.read_bytes() == OLD + b"more"


def test_what_a_killed_writer_leaves_is_taken_away(file: Path) -> None:
    """The next writer in a folder clears up after a dead one, but not after one that still writes."""
    left = file.parent / f".factcheck-{'0' * 32}.part"
    left.write_bytes(NEW)
    other = file.parent / f".factcheck-{'1' * 32}.part"
    other.symlink_to(file)
    parts.sweep.cache_clear()
    with parts.opened(file.parent, private=True) as busy:
        write_file(file, NEW)
        assert not left.exists() and file.exists() and (not busy.name or busy.path.exists())


def test_kill_in_the_middle_leaves_the_old_file(file: Path) -> None:
    """A writer that is killed leaves the old file; what it had begun is gone by the next writer at the latest."""
    child = os.fork()
    if not child:
        with replacing(file) as out:
            out.write(NEW)
            out.flush()
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert file.read_bytes() == OLD
    parts.sweep.cache_clear()
    write_file(file, OLD)
    assert list(file.parent.iterdir()) == [file]
