"""The stories' registers, for the jobs."""

from tests.stories.conftest import (
    any_bound_url,
    any_office,
    bound_postgres_template,
    bound_postgres_url,
    bound_template,
    bound_url,
    office,
    unbound_template,
)

__all__ = [
    "any_bound_url",
    "any_office",
    "bound_postgres_template",
    "bound_postgres_url",
    "bound_template",
    "bound_url",
    "office",
    "unbound_template",
]
