"""Who makes what: by the kind of what is wanted."""

from jobs import drawing, exporting
from jobs.making import Make

MAKERS: dict[str, Make] = {**drawing.MAKERS, **exporting.MAKERS}
