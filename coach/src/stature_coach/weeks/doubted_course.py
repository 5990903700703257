"""Of two courses the more careful in everything: so an entry that is in doubt counts."""

from dataclasses import replace

from stature_coach.weeks.course import Change, Course, Dose, lesser


def more_careful(without: Course, with_it: Course) -> Course:
    """The more careful of two courses in everything: so a doubted entry counts. It lowers and locks, and raises nothing."""
    dose = lesser(without, without.dose, with_it.dose)
    led_by = without if dose == without.dose else with_it
    shut = without if not without.opened else with_it
    away = without if _away_longer(without, with_it) else with_it
    return replace(
        without,
        dose=dose,
        walked=led_by.walked if dose == led_by.dose else (),
        easy=min(without.easy, with_it.easy, key=len),
        locked=without.locked or with_it.locked,
        locked_by_therapist=without.locked_by_therapist or with_it.locked_by_therapist,
        last=away.last,
        away_steps=away.away_steps,
        tried=without.tried and with_it.tried,
        opened=shut.opened,
        doors=shut.doors,
        closed_rungs=without.closed_rungs | with_it.closed_rungs,
        changes=_changes_to(dose, led_by, without),
        pending=without.pending if with_it.pending is without.pending else None,
    )


def _away_longer(one: Course, other: Course) -> bool:
    return one.last is None or (other.last is not None and one.last <= other.last)


def _changes_to(dose: Dose, led_by: Course, without: Course) -> tuple[Change, ...]:
    if dose == led_by.dose:
        return led_by.changes
    return (*without.changes, replace(led_by.changes[-1], before=without.dose, after=dose))
