"""Reading a plan from its YAML file; every mistake becomes one line that says what to do."""

from collections.abc import Hashable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from db.notices.checks import mistakes
from db.notices.plan import (
    Collective,
    Contact,
    DutyPlan,
    Figure,
    NoticeHead,
    Plan,
    Section,
    Target,
    TaskPlan,
    UnitName,
    owners,
)

__all__ = [
    "Collective",
    "Contact",
    "DutyPlan",
    "Figure",
    "NoticeHead",
    "Plan",
    "PlanError",
    "Section",
    "Target",
    "TaskPlan",
    "UnitName",
    "owners",
    "read_plan",
]

BUNDLED = Path(__file__).parent
PARTS = (Plan, NoticeHead, UnitName, Contact, Section, TaskPlan, DutyPlan, Target, Figure)
KEYS = {key for part in PARTS for key in part.model_fields}
LISTS = {
    "sections": "section",
    "tasks": "task",
    "duties": "duty",
    "units": "unit",
    "collectives": "collective",
    "contacts": "contact",
    "figures": "figure",
}


class PlanError(Exception):
    """A plan cannot be used: which file, which place in it, what is wrong and what to do."""

    def __init__(self, file: str, place: str, problem: str) -> None:
        super().__init__(file, place, problem)
        self.file = file
        self.place = place
        self.problem = problem

    def __str__(self) -> str:
        """One line."""
        said = ": ".join(part for part in (self.file, self.place, self.problem) if part)
        return " ".join(said.split())


def read_plan(path_or_name: str | Path) -> Plan:
    """The plan of a bundled notice (`2023-32844`) or of any file; PlanError if it has a mistake."""
    file = str(path_or_name)
    raw = _load(file)
    try:
        plan = Plan.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise PlanError(file, _place(raw, first["loc"]), _problem(first)) from None
    for place, problem in mistakes(plan):
        raise PlanError(file, place, problem)
    return plan


def bundled_names() -> list[str]:
    """The names of the notices that come with the project."""
    return sorted(path.stem for path in BUNDLED.glob("*.yaml"))


class _Loader(yaml.SafeLoader):
    """SafeLoader that refuses a key written twice, where the second would silently win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            word = str(key.value)
            if word in seen:
                problem = f"{word} is written twice here"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(word)
        return super().construct_mapping(node, deep)


# Dates stay text until the plan checks them: YAML's own reading of 2023-13-01 fails without a line.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _load(file: str) -> Mapping[str, Any]:
    try:
        raw = yaml.load(_text(file), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise PlanError(file, line, f"broken YAML: {error.problem}; correct it") from None
    except (yaml.YAMLError, ValueError) as error:
        raise PlanError(file, "", f"broken YAML: {error}; correct it") from None
    if raw is None:
        raise PlanError(file, "", "the file is empty; write the plan, beginning with notice:")
    if not isinstance(raw, Mapping):
        raise PlanError(file, "", "this is no plan; a plan begins with notice:")
    return raw


def _text(file: str) -> str:
    path = BUNDLED / f"{file}.yaml" if file in bundled_names() else Path(file)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        known = ", ".join(bundled_names())
        problem = f"there is no such file; write its path, or a bundled notice ({known})"
        raise PlanError(file, "", problem) from None
    except UnicodeDecodeError:
        raise PlanError(file, "", "the text is not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror}); write the path of a readable file"
        raise PlanError(file, "", problem) from None


def _place(raw: Any, steps: tuple[int | str, ...]) -> str:
    """Say ("sections", 1, "tasks", 0, "duties", 2, "kind") as: task 4, duty 4c, kind."""
    words: list[str] = []
    for step in steps:
        raw = _inside(raw, step)
        if isinstance(step, str):
            words.append(step)
            continue
        name = raw if isinstance(raw, Mapping) else {}
        label = name.get("number") or name.get("code") or name.get("name") or step + 1
        words[-1] = f"{LISTS.get(words[-1], words[-1])} {label}"
    start = next((at for at, word in enumerate(words) if word.startswith("task ")), 0)
    return ", ".join(words[start:])


def _inside(raw: Any, step: int | str) -> Any:
    if isinstance(raw, Mapping):
        return raw.get(step)
    return raw[step] if isinstance(raw, list) and isinstance(step, int) else None


def _problem(error: ErrorDetails) -> str:
    """What is wrong and what to do, from one of pydantic's errors."""
    match error["type"]:
        case "missing":
            return "is missing; add it"
        case "extra_forbidden":
            near = get_close_matches(str(error["loc"][-1]), sorted(KEYS), 1)
            return f"no such key; did you mean {near[0]}?" if near else "no such key; remove it"
        case "string_type":
            return f"{error['input']!r} is not text; put it in quotes"
        case "model_type" | "dict_type":
            return f"{error['input']!r:.80} has no keys; write for example {{name: 市公安局}}"
        case "tuple_type":
            return f"{error['input']!r:.80} is no list; write for example [市公安局]"
        case "value_error":
            return str(error["ctx"]["error"])
    return f"{error['msg'].lower()}, not {error['input']!r:.80}"
