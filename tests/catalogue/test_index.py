"""The index in the cache: whatever is there, or cannot be, the answer is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matcher.catalogue import index
from matcher.catalogue.catalogue import Catalogue
from matcher.errors import InvalidData
from matcher.folder import fingerprint
from matcher.store import FORMAT
from tests.editing.folder_of import TEXTS, changed, folder_of
from tests.process import ROOT


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own for each test; it is not there yet."""
    monkeypatch.setenv("MATCHER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "data")


def answer(data: Path) -> list[object]:
    """Something of every part of the index, read afresh."""
    catalogue = Catalogue.load(data, mode="replace")
    return [
        catalogue.version,
        catalogue.profiles,
        catalogue.experiences,
        catalogue.resolve("alphaland"),
        catalogue.dictionary,
        *(catalogue.country(iso3) for iso3 in catalogue.profiles),
        *(catalogue.experience(experience.id) for experience in catalogue.experiences),
        *(catalogue.by_priorities(mode).profiles for mode in ("measured", "declared")),
        catalogue.priorities("CCC"),
        catalogue.tensions("AAA"),
        catalogue.source("book"),
        catalogue.cooperation("AAA"),
    ]


def kept(cache: Path) -> Path:
    """The one file in the cache."""
    [file] = cache.iterdir()
    return file


def test_the_index_is_built_once_and_then_read(cache: Path, data: Path) -> None:
    first = answer(data)
    made = kept(cache).stat()
    assert answer(data) == first
    assert kept(cache).stat() == made
    assert kept(cache).read_bytes().startswith(f"{FORMAT} {data}|countries.yaml ".encode())


def test_the_cache_is_not_open_to_others(cache: Path, data: Path) -> None:
    answer(data)
    assert kept(cache).stat().st_mode & 0o077 == 0


def test_an_index_cut_short_anywhere_is_built_again(cache: Path, data: Path) -> None:
    right = answer(data)
    file = kept(cache)
    whole = file.read_bytes()
    for part in range(50):
        file.write_bytes(whole[: len(whole) * part // 50])
        assert answer(data) == right
        assert kept(cache).read_bytes() == whole


@pytest.mark.parametrize(
    "part",
    [
        FORMAT,
        '"version":"',
        '"names":',
        '"Republic of Alpha"',
        "Every village dug",
        '"alphaland"',
        "Plan of Gamma",
        "embassies closed",
        '"sections":',
        None,
    ],
)
def test_an_index_with_a_byte_flipped_in_any_part_is_built_again(cache: Path, data: Path, part: str | None) -> None:
    right = answer(data)
    file = kept(cache)
    whole = file.read_bytes()
    at = len(whole) - 1 if part is None else whole.index(part.encode()) + 2
    file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
    assert answer(data) == right
    assert kept(cache).read_bytes() == whole


def test_every_thousandth_byte_may_be_flipped(cache: Path, data: Path) -> None:
    right = answer(data)
    file = kept(cache)
    whole = file.read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x01]) + whole[at + 1 :])
        assert answer(data) == right


def test_an_index_damaged_while_it_is_open_is_built_again(cache: Path, data: Path) -> None:
    right = answer(data)
    catalogue = Catalogue.load(data, mode="replace")
    file = kept(cache)
    file.write_bytes(b"x" * file.stat().st_size)
    assert catalogue.country("AAA") == right[5]
    assert catalogue.cooperation("AAA") == right[-1]
    assert index.open_index((str(data),)).section("version") == right[0]


def test_a_record_that_is_not_there_is_no_damage(cache: Path, data: Path) -> None:
    answer(data)
    made = kept(cache).stat()
    with pytest.raises(KeyError):
        Catalogue.load(data, mode="replace").country("ZZZ")
    assert kept(cache).stat() == made


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"garbage", b"\x80\x04K\x01.", bytes(range(256)) * 9, b"[" * 100_000],
    ids=["nothing", "a line", "words", "a pickle", "bytes", "brackets"],
)
def test_garbage_is_built_over(cache: Path, data: Path, content: bytes) -> None:
    right = answer(data)
    whole = kept(cache).read_bytes()
    kept(cache).write_bytes(content)
    assert answer(data) == right
    assert kept(cache).read_bytes() == whole


def test_garbage_that_pretends_to_be_this_index_is_built_over(cache: Path, data: Path) -> None:
    right = answer(data)
    whole = kept(cache).read_bytes()
    head = f"{FORMAT} {fingerprint((str(data),))}\n".encode()
    for tail in (b"", b"x", b"{}" + b" " * 24, b'["a"]' + f"{5:12d}{0:12d}".encode(), b" " * 24, b"9" * 24):
        kept(cache).write_bytes(head + tail)
        assert answer(data) == right
        assert kept(cache).read_bytes() == whole


@pytest.mark.parametrize("old", [FORMAT, "countries.yaml "])
def test_an_index_of_another_format_or_of_other_data_is_built_again(cache: Path, data: Path, old: str) -> None:
    right = answer(data)
    file = kept(cache)
    whole = file.read_bytes()
    file.write_bytes(whole.replace(old.encode(), old.upper().encode()[::-1], 1))
    assert answer(data) == right
    assert kept(cache).read_bytes() == whole


def test_a_folder_in_the_place_of_the_index_does_no_harm(cache: Path, data: Path) -> None:
    right = answer(data)
    file = kept(cache)
    file.unlink()
    file.mkdir()
    assert answer(data) == right
    assert list(cache.iterdir()) == [file]


def test_another_content_of_a_file_gives_another_answer_at_once(cache: Path, data: Path) -> None:
    before = answer(data)
    folder_of(data, changed("countries.yaml", "name: Alpha\n", "name: Aleph\n"))  # of the same length
    after = answer(data)
    assert [Catalogue.load(data, mode="replace").profiles["AAA"].name, len(list(cache.iterdir()))] == ["Aleph", 1]
    assert before[0] != after[0]
    folder_of(data)
    assert answer(data) == before


def test_faults_are_told_also_when_the_cache_holds_an_older_index(cache: Path, data: Path) -> None:
    right = answer(data)
    whole = kept(cache).read_bytes()
    folder_of(data, changed("countries.yaml", "name: Gamma", "nam: Gamma"))
    with pytest.raises(InvalidData):
        answer(data)
    assert kept(cache).read_bytes() == whole
    folder_of(data)
    assert answer(data) == right


def test_each_set_of_folders_has_an_index_of_its_own(cache: Path, data: Path, tmp_path: Path) -> None:
    other = folder_of(tmp_path / "other", changed("countries.yaml", "name: Alpha\n", "name: Aleph\n"))
    assert answer(data)[1] != answer(other)[1]
    assert len(list(cache.iterdir())) == 2


def test_with_the_cache_off_nothing_is_written(
    data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    right = answer(data)
    kept(cache).unlink()
    cache.rmdir()
    for word in ("off", "OFF"):
        monkeypatch.setenv("MATCHER_CACHE_DIR", word)
        monkeypatch.chdir(tmp_path)
        assert index.cache_folder() == ""
        assert answer(data) == right
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_a_cache_that_cannot_be_made_or_written_does_no_harm(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = answer(data)
    # A file in the way, a name that is too long, a file system that takes no files. (Even the superuser cannot.)
    for place in (data / "countries.yaml", data / "countries.yaml" / "cache", data / ("x" * 300), Path("/proc/cache")):
        monkeypatch.setenv("MATCHER_CACHE_DIR", str(place))
        assert answer(data) == right
    assert sorted(path.name for path in data.iterdir()) == sorted(TEXTS)


def test_the_cache_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MATCHER_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert index.cache_folder() == ""
    monkeypatch.setenv("HOME", "/home/ana")
    assert index.cache_folder() == "/home/ana/.cache/matcher"
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert index.cache_folder() == "/cache/matcher"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert index.cache_folder() == ""
    monkeypatch.setenv("MATCHER_CACHE_DIR", "/own")
    assert index.cache_folder() == "/own"


def test_without_a_home_everything_works(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = answer(data)
    for name in ("MATCHER_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert answer(data) == right


def test_a_data_folder_whose_name_is_not_utf8_works(cache: Path, tmp_path: Path) -> None:
    data = folder_of(tmp_path / os.fsdecode(b"caf\xe9"))
    assert answer(data) == answer(data)
    assert kept(cache).is_file()


PRINT = """
import sys
from matcher.catalogue.catalogue import Catalogue
catalogue = Catalogue.load(sys.argv[1], mode="replace")
print(catalogue.version, sorted(catalogue.profiles), catalogue.country("AAA")["name"])
"""


def process(data: Path, cache: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PRINT, str(data)],
        env={**os.environ, "MATCHER_CACHE_DIR": str(cache), **environment},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_processes_that_build_at_once_all_succeed(data: Path, cache: Path) -> None:
    version = Catalogue.load(data, mode="replace").version
    kept(cache).write_bytes(b"garbage")
    together = [process(data, cache) for _ in range(4)]
    outcomes = [(one.communicate(), one.returncode) for one in together]
    assert outcomes == [((f"{version} ['AAA', 'BBB', 'CCC'] Alpha\n", ""), 0)] * 4
    assert kept(cache).read_bytes().startswith(FORMAT.encode())  # and no temporary file beside it


def test_the_index_is_the_same_under_any_hash_seed_and_locale(data: Path, tmp_path: Path) -> None:
    seeds = {
        "a": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONUTF8": "0"},
        "b": {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        "c": {"PYTHONHASHSEED": "4294967295", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"},
    }
    made = []
    for name, environment in seeds.items():
        one = process(data, tmp_path / name, **environment)
        assert (one.communicate()[1], one.returncode) == ("", 0)
        made.append(kept(tmp_path / name).read_bytes())
    assert made[0] == made[1] == made[2]
