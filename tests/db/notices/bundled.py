"""The bundled notice as the tests see it: its text without line breaks, and its plan."""

from pathlib import Path

import db.notices
from db.notices.reader import DutyPlan, TaskPlan, read_plan

FOLDER = Path(db.notices.__file__).parent
TEXT = "".join((FOLDER / "2023-32844.txt").read_text(encoding="utf-8").split())
PLAN = read_plan("2023-32844")
TASKS: dict[str, TaskPlan] = {task.number: task for task in PLAN.tasks}
DUTIES: dict[str, DutyPlan] = {duty.code: duty for task in PLAN.tasks for duty in task.duties}
TASK_OF: dict[str, TaskPlan] = {duty.code: task for task in PLAN.tasks for duty in task.duties}
