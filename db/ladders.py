"""Reading an office's own timetable from its YAML file; every mistake is one line that says what
to do. The built-in one, explained: `docs/ladder.yaml`."""

from pathlib import Path

import yaml

from db.rules.own_ladder import Mistake, Written, timetable
from db.rules.timetable import Timetable


class LadderError(Exception):
    """The file cannot be used: which file, which line, what is wrong and what to write instead."""


def read_timetable(file: str) -> Timetable:
    """The timetable of the office in this file; LadderError if it has a mistake."""
    text = _text(file)
    try:
        return timetable(_written(yaml.compose(text, Loader=yaml.SafeLoader)))
    except Mistake as wrong:
        raise LadderError(f"{file}, line {wrong.line}: {wrong.problem}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = f"{error.problem}; write it as in docs/ladder.yaml"
        raise LadderError(f"{file}, line {line}: broken YAML: {problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problem = "there is a character that YAML does not allow; take it out"
        raise LadderError(f"{file}, line {line}: {problem}") from None
    except RecursionError:
        raise LadderError(f"{file}: this is nested too deeply; take docs/ladder.yaml") from None


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problem = "there is no such file; write its path, or copy docs/ladder.yaml there"
    except UnicodeDecodeError:
        problem = "the text is not UTF-8; save the file as UTF-8"
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror}); write the path of a readable file"
    raise LadderError(f"{file}: {problem}")


def _written(node: yaml.Node | None) -> Written:
    """What a piece of YAML says, with its line; an empty file says nothing on line 1."""
    if node is None:
        return Written(1)
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Written(line, pairs=[(_written(key), _written(one)) for key, one in node.value])
    if isinstance(node, yaml.SequenceNode):
        return Written(line, parts=[_written(one) for one in node.value])
    return Written(line, word=str(node.value))
