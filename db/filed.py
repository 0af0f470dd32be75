"""The files on the reports about an assignment, as they are shown and sent again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from db.evidence import removed
from db.models import Attachment, Evidence, Person, Post, Report, Retraction
from db.models.evidence import FileKind


@dataclass(frozen=True)
class Filed:
    """A file on a report that was not taken back: what is shown of it, and what sends it again.

    `who`: the sender's name, or the title of the post where no name is known.
    """

    assignment_id: int
    report_id: int
    person_id: int
    who: str
    kind: FileKind
    file_id: str
    file_name: str | None
    at: datetime


def has_evidence(session: Session, assignment_id: int) -> bool:
    """Whether any report about it that was not taken back has a file."""
    return bool(filed(session, [assignment_id]))


def filed(session: Session, assignment_ids: Sequence[int]) -> list[Filed]:
    """The files on the reports about these assignments, oldest first.

    A report that was corrected keeps its files; with one that was taken back they are gone.
    """
    rows = session.exec(
        select(Report, Attachment, Person)
        .join(Evidence, col(Evidence.report_id) == Report.id)
        .join(Attachment, col(Attachment.id) == Evidence.attachment_id)
        .join(Person, col(Person.id) == Attachment.person_id)
        .where(
            col(Report.assignment_id).in_(assignment_ids),
            ~select(Retraction.id).where(Retraction.report_id == Report.id).exists(),
            ~removed(),
        )
        .order_by(col(Report.id), col(Attachment.id))
    ).all()
    titles = _titles(session, {person.id for _, _, person in rows})
    return [
        Filed(
            assignment_id=report.assignment_id,
            report_id=report.id,
            person_id=person.id,
            who=person.name or titles.get(person.id, ""),
            kind=FileKind(file.kind),
            file_id=file.file_id,
            file_name=file.file_name,
            at=file.at,
        )
        for report, file, person in rows
    ]


def _titles(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    """The title of each person's newest post."""
    rows = session.exec(
        select(Post.person_id, Post.title)
        .where(col(Post.person_id).in_(list(person_ids)))
        .order_by(col(Post.id))
    )
    return dict(rows.all())
