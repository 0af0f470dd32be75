"""What is to be done with a reading about the real notice, told by someone who owes all of it."""

from dataclasses import replace

from handlers.inputs.decision import Decision, Scope, decide
from handlers.inputs.reading import Reading
from tests.inputs.notice import OWED

_KEYS = {one.key: number for number, one in enumerate(OWED, 1)}
_SCOPE = Scope(
    open_keys=_KEYS.values(),
    standing=[_KEYS[one.key] for one in OWED if one.kind == "standing"],
    years=[2023],
)


def decided(reading: Reading) -> Decision:
    items = tuple(
        replace(item, candidates=tuple(_KEYS[key] for key in item.candidates))
        for item in reading.items
    )
    return decide(replace(reading, items=items), _SCOPE)
