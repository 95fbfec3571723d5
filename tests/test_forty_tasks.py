"""Forty tasks of a desk officer: the commands of the table in docs/cookbook.md, run, and what must come of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matcher.errors import ExitCode
from tests.needs import UNIX
from tools.readme import ROOT, shell

ROW = re.compile(r"^\| (\d+) \| (.+?) \| (?:`(.+)`|not answered yet) \|$", re.MULTILINE)
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
TASKS = {int(number): command.replace("\\|", "|") for number, _, command in ROW.findall(PAGE)}
HOLDS = {
    1: r"\n *1=? +\w+ .*\n",
    2: r"Its figures here point to: mother and child health\n",
    3: r"Disaster cover bought together",
    4: r"experiences?\n|No experience with both words; \d+ with \"cyclone\", \d+ with \"insurance\"",
    5: r"Nothing on unemployment insurance is on record between Vanuatu and any of the \d+ countries|\n1 ",
    6: r"Wrote \d+ rows to",
    7: r"Wrote 10 rows to",
    8: r"country_iso3,country,theme,rank,",
    9: r"\n\d+ experiences?\n",
    10: r"and Timor-Leste",
    11: r"Tanzania stands 0\.\d+ above Kenya .*ahead in",
    12: r"Score, from 0 to 1: of all pairs in the South the middle one has 0\.\d+, the best 0\.\d+\.",
    13: r"Compared with",
    14: r"Compared with \d+ countries",
    15: r"Compared with \d+ c",
    16: r"Wrote a template of zmb-x",
    17: r"mothers who die in childbirth 225 per 100,000 live births \(2023\), 36 of 142",
    18: r"Wrote .* page.html",
    19: r"(?i)meet",
    20: r"Third partners for Rwanda and Tanzania",
    21: r"\n\d+ platforms?\n",
    22: r"Rwanda and Kenya",
    23: r"On every list: ",
    24: r"^[\w-]+ [\w-]+\n",
    25: r"^FJI,Fiji,.*\nWSM,Samoa,",
    26: r"Ses chiffres signalent aussi",
    27: r"Wrote 10 rows to nepal.xlsx",
    28: r"^\d",
    29: r"The figures of the chart",
    30: r"figure +1990 +2000 +2010 +now \(year\)\n",
    31: r"\n1  ",
    32: r"Take newer figures from a file of the World Bank",
    33: r"Did you mean Rwanda \(RWA\)\?",
    34: r"Western Sahara is not among the 197 countries\.",
    35: r"Nobody on this list has an experience of tourism; .* asks for them",
    36: r"as a topic it is .*water-sanitation|drinking water",
    37: r"Sahel: the ten countries of the United Nations strategy",
    38: r"^(?:.*\n)+?.*\d* ?",
    39: r"^done\n",
    40: r"Wrote 432 rows to",
}
"""What the answer must hold, by the number of the task."""
REFUSED = {33, 34, 36}
"""Tasks whose answer is a message on a name that is none."""


@UNIX
@pytest.mark.parametrize("number", HOLDS)
def test_a_task_is_answered_at_the_first_command(number: int, tmp_path: Path) -> None:
    done = shell(TASKS[number], tmp_path)
    assert done.returncode == (ExitCode.UNKNOWN_NAME if number in REFUSED else ExitCode.DONE), done.stderr
    assert re.search(HOLDS[number], done.stdout + done.stderr), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_at_least_thirty_six_of_forty_are_answered_and_the_rest_is_said() -> None:
    assert list(TASKS) == list(range(1, 41))
    assert {number for number, command in TASKS.items() if command} == set(HOLDS)
    assert len(HOLDS) >= 36
