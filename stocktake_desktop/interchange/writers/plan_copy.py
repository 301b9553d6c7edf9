"""A copy of the plan: with its history, or without contacts, internal notes and whatever was before."""

from pathlib import Path

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.models import SUFFIX, Plan, save_copy
from stocktake_desktop.words import N_


def _write(plan: Plan, path: Path, _options: ExportOptions) -> None:
    save_copy(plan, path)


PLAN_COPY = PlanWriter("plan", N_("Copies of the plan"), (SUFFIX,), _write, Heeds.CONTACTS, contacts=True)
