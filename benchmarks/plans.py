"""How fast plans load and are checked, as ratios within one run.

Run it with ``python benchmarks/plans.py``. The plan of a project has about 30
participants, 12 sessions and 15 decisions; the large one has 10,000 participants
and 100,000 parts. Absolute times are of this machine; the ratios travel.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from coproduction import Plan, check
from coproduction.documents import reads
from coproduction.formats import json_text, yaml_writing

EXAMPLE = Path(__file__).parent.parent / "examples" / "lunch-club.yaml"


def project(times: int = 1) -> dict[str, Any]:
    """Return a plan as large as a real project, or that many such projects in one plan."""
    plan: dict[str, Any] = {
        "format": "coproduction-plan/1",
        "id": "project",
        "title": "A project of the usual size",
        "recorded_on": "2026-05-01",
        "organisations": [{"id": "council", "sector": "public", "employer_pays": True}],
        "participants": [],
        "bodies": [],
        "activities": [],
        "decisions": [],
        "offers": [],
        "contributions": [],
    }
    for copy in range(times):
        add(plan, f"p{copy}" if times > 1 else "p")
    plan["initiated_by"] = [plan["participants"][20]["id"]]
    return plan


def add(plan: dict[str, Any], name: str) -> None:
    """Add the nouns of one project to a plan."""
    people = [f"{name}-person-{number}" for number in range(30)]
    kinds = ["lived-experience", "carer", "practitioner"]
    for number, person in enumerate(people):
        kind = kinds[number // 10]
        plan["participants"].append(
            {
                "id": person,
                "size": 1,
                "perspectives": [kind],
                "employer_pays": kind == "practitioner",
                "access": {"asked_on": "2026-01-12", "requests": ["step-free"][: number % 2]},
            }
        )
    plan["bodies"].append(
        {
            "id": f"{name}-board",
            "decides_by": {"at_least": 7},
            "seats": [
                {"who": person, "acting_as": kinds[number // 10], "number": 1, "votes": 1}
                for number, person in enumerate(people)
                if number % 3 == 0
            ],
        }
    )
    for number in range(12):
        plan["activities"].append(
            {
                "id": f"{name}-session-{number}",
                "status": "happened",
                "starts_on": f"2026-{number % 9 + 1:02d}-{number + 10}",
                "parts": [
                    {"who": person, "how": ["makes", "decides"] if number else ["frames"]}
                    for person in people[:10]
                ],
                "provides": ["step-free", "quiet-room"],
                "nobody_else": True,
            }
        )
    for number in range(15):
        plan["decisions"].append(
            {
                "id": f"{name}-decision-{number}",
                "question": "Which of the three plans for the opening hours?",
                "at": f"{name}-session-{number % 12}",
                "by": [f"{name}-board"],
                "decided_on": f"2026-0{number % 9 + 1}-15",
            }
        )
    plan["offers"].append(
        {
            "id": f"{name}-fee",
            "to": people[:20],
            "covers": [f"{name}-session-{number}" for number in range(12)],
            "form": "fee",
            "amount": "25.00 GBP",
            "per": ["person", "hour"],
        }
    )
    for number in range(10):
        plan["contributions"].append(
            {
                "id": f"{name}-idea-{number}",
                "by": [people[number]],
                "reply": {"result": "taken-up", "told_on": "2026-03-20"},
            }
        )


def large() -> dict[str, Any]:
    """Return a plan of 10,000 participants and 100,000 parts."""
    people = [f"person-{number}" for number in range(10_000)]
    return {
        "format": "coproduction-plan/1",
        "id": "large",
        "participants": [
            {"id": person, "size": 1, "perspectives": ["carer"], "employer_pays": False}
            for person in people
        ],
        "activities": [
            {
                "id": f"session-{number}",
                "parts": [
                    {"who": person, "how": ["asked"], "number": 1}
                    for person in people[number * 100 % 10_000 :][:100]
                ],
            }
            for number in range(1_000)
        ],
    }


def best(action: Callable[[], object], times: int) -> float:
    """Return the fastest of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        gc.collect()
        begin = time.perf_counter()
        action()
        found.append((time.perf_counter() - begin) * 1000)
    return min(found)


def run_to_its_end(text: str) -> None:
    """Parse YAML with libyaml, and do nothing with it."""
    for _ in yaml.parse(text, yaml.CSafeLoader):
        pass


def load_and_check(text: str, kind: Any) -> None:
    check(reads(text, kind=kind).plan)


def report_on_a_project() -> None:
    print("One project: 30 participants, 12 sessions, 15 decisions")
    plain = project()
    as_json, as_yaml = json_text.dumps(plain), yaml_writing.dumps(plain)
    json_alone = best(lambda: json.loads(as_json), 50)
    yaml_alone = best(lambda: run_to_its_end(as_yaml), 20)
    plan = reads(as_json, kind="json").plan
    checked = best(lambda: check(plan), 30)
    from_json = best(lambda: load_and_check(as_json, "json"), 30)
    from_yaml = best(lambda: load_and_check(as_yaml, "yaml"), 20)
    print(f"  sizes: JSON {len(as_json) / 1000:.0f} kB, YAML {len(as_yaml) / 1000:.0f} kB")
    print(f"  check alone                  {checked:8.2f} ms")
    print(
        f"  load and check from JSON     {from_json:8.2f} ms "
        f"(aim 10), {from_json / json_alone:6.1f} x json.loads ({json_alone:.2f} ms)"
    )
    print(
        f"  load and check from YAML     {from_yaml:8.2f} ms "
        f"(aim 15), {from_yaml / yaml_alone:6.1f} x yaml.parse to its end ({yaml_alone:.2f} ms)"
    )


def in_a_process(code: str) -> tuple[float, str]:
    """Return the median time of a process that runs some Python, and what it printed."""
    times, printed = [], ""
    for _ in range(5):
        begin = time.perf_counter()
        printed = subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, text=True
        ).stdout
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000, printed


def report_on_starting() -> None:
    print("Starting")
    bare, _ = in_a_process("pass")
    imported, _ = in_a_process("import coproduction")
    first, printed = in_a_process(
        "import time, coproduction\n"
        "begin = time.perf_counter()\n"
        f"coproduction.load({str(EXAMPLE)!r})\n"
        "print((time.perf_counter() - begin) * 1000)"
    )
    whole, _ = in_a_process(
        "import sys; from coproduction.cli import main; "
        f"sys.exit(main(['check', {str(EXAMPLE)!r}]))"
    )
    print(f"  python alone                 {bare:8.0f} ms")
    print(f"  import coproduction          {imported:8.0f} ms, {imported / bare:.1f} x")
    print(f"  the first load in a process  {float(printed):8.0f} ms (whole process {first:.0f} ms)")
    print(f"  coproduction check, example  {whole:8.0f} ms (aim 400), {whole / bare:.1f} x")


def report_on_growth() -> None:
    print("Growth: the same project 1, 10 and 100 times in one plan (per project)")
    per_project = []
    for times in (1, 10, 100):
        text = json_text.dumps(project(times))
        repeats = 30 // times + 2
        loaded = best(lambda text=text: reads(text, kind="json"), repeats) / times  # type: ignore[misc]  # bound now
        plan: Plan = reads(text, kind="json").plan
        checked = best(lambda plan=plan: check(plan), repeats) / times  # type: ignore[misc]  # bound now
        per_project.append((loaded, checked))
        print(f"  {times:3} x   load {loaded:7.2f} ms   check {checked:7.2f} ms")
    (load_1, check_1), *_, (load_100, check_100) = per_project
    print(f"  100 x to 1 x: load {load_100 / load_1:.2f}, check {check_100 / check_1:.2f}")


def report_on_a_large_plan() -> None:
    print("A large plan: 10,000 participants, 100,000 parts")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.json"
        file.write_text(json.dumps(large()), encoding="utf-8")
        text = file.read_text(encoding="utf-8")
        alone = best(lambda: json.loads(text), 5)
        loaded = best(lambda: reads(text, kind="json"), 3)
        _, printed = in_a_process(
            "import resource, coproduction\n"
            f"coproduction.load({str(file)!r})\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
        )
    print(f"  JSON of {len(text) / 1e6:.1f} MB: json.loads {alone:.0f} ms, load {loaded:.0f} ms")
    print(f"  {loaded / alone:.1f} x json.loads (aim 10), peak memory {printed.strip()} MB")


if __name__ == "__main__":
    report_on_a_project()
    report_on_starting()
    report_on_growth()
    report_on_a_large_plan()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Peak memory of this run: {peak} MB")
