"""The contract of `stature.keeping.contract`, kept by every keeper."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import pytest
from made import a_kept_entry, a_uuid7

from stature.keeping.contract import PAGE_ENTRIES, START, BadCursor, Cursor, DiaryKeeper, Person, Stored, Whole
from stature.keeping.entry import Entry
from stature.keeping.sqlite_reads import SqliteReads
from stature.keeping.tabled import AT_ONCE_ENTRIES, TabledKeeper
from stature_coach.door.backup import line_of


def everything(keeper: DiaryKeeper, person: str) -> list[Entry]:
    found: list[Entry] = []
    cursor, more = START, True
    while more:
        page = keeper.entries(person, cursor)
        # What is read at once is the very same, or not read.
        assert keeper.entries_at_once(person, cursor) in (page, None)
        found += page.entries
        cursor, more = page.cursor, page.more
    return found


def test_an_entry_comes_back_as_it_was_stored(keeper: DiaryKeeper) -> None:
    entry = a_kept_entry(a_uuid7(), body={"note": "Größe \u0000 \U0001f642", "effort": None, "seconds": 61.5})
    keeper.store([entry])
    assert everything(keeper, entry.person) == [entry]


@pytest.mark.parametrize("kind", ["a\0b", "\0", "\ufdd0", "\ufdd0\0\ufdd00", "Прогулка", "a\\0b\n"])
def test_a_kind_that_an_older_door_let_in_comes_back_as_it_was_stored(keeper: DiaryKeeper, kind: str) -> None:
    entry = a_kept_entry(a_uuid7(), kind=kind, schema=2)
    keeper.store([entry])
    assert keeper.store([entry]).known == (entry.id,)
    assert everything(keeper, entry.person) == [entry] == list(keeper.whole().entries)


def test_a_new_person_has_an_empty_diary(keeper: DiaryKeeper) -> None:
    assert everything(keeper, a_uuid7()) == []


def test_an_empty_list_changes_nothing(keeper: DiaryKeeper) -> None:
    stored = keeper.store([])
    assert (stored.stored, stored.known, stored.conflicts) == ((), (), ())


def test_storing_twice_is_storing_once(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    entries = [a_kept_entry(person) for _ in range(3)]
    assert keeper.store(entries).stored == tuple(entry.id for entry in entries)
    again = keeper.store(entries)
    assert (again.stored, again.known) == ((), tuple(entry.id for entry in entries))
    assert everything(keeper, person) == entries


def test_the_same_entry_twice_in_one_list_is_stored_once(keeper: DiaryKeeper) -> None:
    entry = a_kept_entry(a_uuid7())
    stored = keeper.store([entry, entry])
    assert (stored.stored, stored.known) == ((entry.id,), (entry.id,))
    assert everything(keeper, entry.person) == [entry]


def test_another_body_under_a_known_id_is_a_conflict_and_both_are_kept(keeper: DiaryKeeper) -> None:
    kept = a_kept_entry(a_uuid7())
    found = a_kept_entry(kept.person, id=kept.id, body={"what": "screen", "answer": "I have asked"})
    good = a_kept_entry(kept.person)
    keeper.store([kept])
    stored = keeper.store([found, good])
    assert stored.stored == (good.id,)
    assert [(conflict.found, conflict.kept) for conflict in stored.conflicts] == [(found, kept)]
    assert everything(keeper, kept.person) == [kept, found, good]
    assert list(keeper.everything(kept.person)) == [kept, found, good]


def test_a_second_body_that_comes_again_is_known_like_the_first(keeper: DiaryKeeper) -> None:
    first = a_kept_entry(a_uuid7())
    second, third = (a_kept_entry(first.person, id=first.id, at=f"2026-11-23T08:0{n}:00+01:00") for n in (1, 2))
    keeper.store([first, second])
    again = keeper.store([second, first, third])
    assert (again.stored, again.known) == ((), (first.id, first.id))
    assert [(conflict.found, conflict.kept) for conflict in again.conflicts] == [(third, first)]
    assert everything(keeper, first.person) == [first, second, third]


def test_two_bodies_under_one_new_id_are_both_kept(keeper: DiaryKeeper) -> None:
    first = a_kept_entry(a_uuid7())
    second = a_kept_entry(first.person, id=first.id, kind="retracted")
    stored = keeper.store([first, second])
    assert stored.stored == (first.id,)
    assert stored.conflicts[0].found == second
    assert everything(keeper, first.person) == [first, second]


def test_another_persons_id_is_no_obstacle_and_nothing_of_it_is_told(keeper: DiaryKeeper) -> None:
    kept = a_kept_entry(a_uuid7())
    keeper.store([kept])
    stranger = a_kept_entry(a_uuid7(), id=kept.id)
    assert keeper.store([stranger]) == Stored((stranger.id,), (), ())
    assert everything(keeper, stranger.person) == [stranger]
    assert everything(keeper, kept.person) == [kept]


def test_people_do_not_see_each_other(keeper: DiaryKeeper) -> None:
    one, other = a_kept_entry(a_uuid7()), a_kept_entry(a_uuid7())
    keeper.store([one, other])
    assert everything(keeper, one.person) == [one]
    assert everything(keeper, other.person) == [other]


def test_reading_on_from_a_cursor_gives_only_what_came_since(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    keeper.store([a_kept_entry(person)])
    cursor = keeper.entries(person).cursor
    late = a_kept_entry(person, at="2020-01-01T08:00:00+01:00")
    keeper.store([late])
    page = keeper.entries(person, cursor)
    assert page.entries == (late,)
    assert keeper.entries(person, page.cursor).entries == ()


def test_a_long_diary_is_read_in_pages_without_gap_or_double(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    entries = [a_kept_entry(person) for _ in range(2 * PAGE_ENTRIES + 1)]
    keeper.store(entries)
    first = keeper.entries(person)
    assert (len(first.entries), first.more) == (PAGE_ENTRIES, True)
    assert everything(keeper, person) == entries


def test_a_full_last_page_says_there_is_no_more(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    keeper.store([a_kept_entry(person) for _ in range(PAGE_ENTRIES)])
    assert not keeper.entries(person).more


def test_what_came_since_is_read_at_once_where_nobody_needs_to_wait_for_a_network(keeper: TabledKeeper) -> None:
    person = a_uuid7()
    keeper.store([a_kept_entry(person) for _ in range(AT_ONCE_ENTRIES + 1)])
    cursor = keeper.entries(person).cursor
    keeper.store([a_kept_entry(person)])
    answers_here = isinstance(keeper._reads, SqliteReads)
    assert keeper.entries_at_once(person, cursor) == (keeper.entries(person, cursor) if answers_here else None)
    assert keeper.entries_at_once(a_uuid7()) == (keeper.entries(a_uuid7()) if answers_here else None)
    # A long one would keep others waiting.
    assert keeper.entries_at_once(person) is None


def test_a_cursor_of_another_diary_is_read_from_the_start_at_once_too(keeper: TabledKeeper) -> None:
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    other = Cursor("0" * 32 + ".9")
    assert keeper.entries_at_once(entry.person, other) in (keeper.entries(entry.person, other), None)
    with pytest.raises(BadCursor, match="next"):
        keeper.entries_at_once(entry.person, Cursor("7"))


def test_many_readers_at_once_are_never_told_another_page(keeper: TabledKeeper) -> None:
    person = a_uuid7()
    keeper.store([a_kept_entry(person) for _ in range(AT_ONCE_ENTRIES)])
    page = keeper.entries(person)
    with ThreadPoolExecutor(8) as together:
        told = list(together.map(lambda _: keeper.entries_at_once(person), range(80)))
    assert all(one in (page, None) for one in told)


@pytest.mark.parametrize("kind", ["cleared", 'wa"lked', "Прогулка", "\u2028", "\ufdd0", "a\\b", "\0"])
def test_what_is_sent_is_the_text_that_the_entry_had_as_json(kind: str) -> None:
    body = {"b": [1, 2.5, -0.0, 1e300, {}], "a": "Größe \u0000 \U0001f642 </script> \u2028", "": None}
    entry = a_kept_entry(a_uuid7(), kind=kind, body=body)
    assert entry.as_sent() == json.dumps(entry.to_json(), ensure_ascii=False, separators=(",", ":"))


def test_a_cursor_of_another_diary_reads_from_the_start(keeper: DiaryKeeper) -> None:
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    assert keeper.entries(entry.person, Cursor("0" * 32 + ".9")).entries == (entry,)


def test_a_cursor_from_after_a_brought_back_backup_reads_from_the_start(keeper: DiaryKeeper) -> None:
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    diary_id = keeper.entries(entry.person).cursor.split(".")[0]
    assert keeper.entries(entry.person, Cursor(f"{diary_id}.57")).entries == (entry,)


@pytest.mark.parametrize("text", ["7", "x.7", "0" * 32, "0" * 32 + ".-1", "0" * 32 + ".٣"])
def test_a_text_that_was_never_a_cursor_is_refused_in_one_line(keeper: DiaryKeeper, text: str) -> None:
    with pytest.raises(BadCursor) as refused:
        keeper.entries(a_uuid7(), Cursor(text))
    assert "next" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_many_writers_of_one_diary_lose_and_double_nothing(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    shared = [a_kept_entry(person) for _ in range(10)]
    lists = [[*shared, *(a_kept_entry(person) for _ in range(5))] for _ in range(8)]
    with ThreadPoolExecutor(8) as together:
        stored = list(together.map(keeper.store, lists))
    said_stored = [one for each in stored for one in each.stored]
    found = everything(keeper, person)
    assert sorted(said_stored) == sorted(entry.id for entry in found)
    assert {entry.id for entry in found} == {entry.id for each in lists for entry in each}
    assert not any(each.conflicts for each in stored)


def test_people_bringing_one_id_at_the_same_moment_do_not_hinder_each_other(keeper: DiaryKeeper) -> None:
    for _ in range(5):
        shared = a_uuid7()
        rivals = [a_kept_entry(a_uuid7(), id=shared) for _ in range(4)]
        with ThreadPoolExecutor(4) as together:
            stored = list(together.map(lambda entry: keeper.store([entry]), rivals))
        assert [(each.stored, each.conflicts) for each in stored] == [((shared,), ())] * 4


def test_two_bodies_of_one_id_brought_at_the_same_moment_are_both_kept(keeper: DiaryKeeper) -> None:
    for _ in range(5):
        person, shared = a_uuid7(), a_uuid7()
        bodies = [a_kept_entry(person, id=shared, body={"what": f"q{number}"}) for number in range(1, 5)]
        with ThreadPoolExecutor(4) as together:
            stored = list(together.map(lambda entry: keeper.store([entry]), bodies))
        assert sorted((len(each.stored), len(each.conflicts)) for each in stored) == [(0, 1)] * 3 + [(1, 0)]
        assert sorted(entry.body for entry in keeper.everything(person)) == [entry.body for entry in bodies]


def test_a_reader_following_writers_misses_nothing(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    entries = [a_kept_entry(person) for _ in range(40)]
    with ThreadPoolExecutor(4) as together:
        writes = [together.submit(keeper.store, [entry]) for entry in entries]
        seen: list[str] = []
        cursor = START
        while not all(write.done() for write in writes):
            page = keeper.entries(person, cursor)
            cursor = page.cursor
            seen += [entry.id for entry in page.entries]
    seen += [entry.id for entry in keeper.entries(person, cursor).entries]
    assert sorted(seen) == sorted(entry.id for entry in entries)


def test_a_diary_that_can_be_written_passes_its_check_unchanged(keeper: DiaryKeeper) -> None:
    entry = a_kept_entry(a_uuid7())
    keeper.store([entry])
    keeper.check()
    assert everything(keeper, entry.person) == [entry]


def test_everything_of_a_person_is_read_at_once_in_the_order_it_arrived(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    entries = [a_kept_entry(person) for _ in range(PAGE_ENTRIES + 1)]
    keeper.store([*entries, a_kept_entry(a_uuid7())])
    assert list(keeper.everything(person)) == entries


def test_the_whole_diary_is_everybody_and_all_that_each_of_them_has(keeper: DiaryKeeper) -> None:
    assert keeper.whole() == Whole((), ())
    anna, nameless = a_kept_entry(a_uuid7()), a_kept_entry(a_uuid7())
    more = a_kept_entry(anna.person)
    keeper.store([nameless, anna])
    keeper.store([more])
    keeper.name_person(Person(anna.person, "Anna", "sun"))
    whole = (Person(anna.person, "Anna", "sun"), Person(nameless.person)), (anna, more, nameless)
    assert keeper.whole() == Whole(*whole)


def test_an_entrys_sum_is_over_its_line_in_a_backup() -> None:
    entry = a_kept_entry(
        a_uuid7(), kind='wa"lked\n', body={"note": "Größe \u0000 \U0001f642", "seconds": 61.0, "b": {"a": []}}
    )
    assert entry.line() == line_of(entry.to_json())
    assert sha256(entry.line().encode()).hexdigest().startswith(entry.sum())


def test_an_empty_diary_has_nobody_in_it(keeper: DiaryKeeper) -> None:
    assert keeper.people() == ()


def test_people_come_by_name_and_those_without_one_after_them(keeper: DiaryKeeper) -> None:
    nameless, zoe, anna = a_kept_entry(a_uuid7()), a_uuid7(), a_uuid7()
    keeper.store([nameless])
    keeper.name_person(Person(zoe, "Zoë", "sun"))
    keeper.name_person(Person(anna, "anna", "cat"))
    assert keeper.people() == (Person(anna, "anna", "cat"), Person(zoe, "Zoë", "sun"), Person(nameless.person))


def test_whoever_names_last_wins(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    keeper.name_person(Person(person, "Anna", "sun"))
    keeper.name_person(Person(person, "Großmutter", "cat"))
    assert keeper.people() == (Person(person, "Großmutter", "cat"),)


def test_many_naming_one_person_at_once_leave_one_name(keeper: DiaryKeeper) -> None:
    person = a_uuid7()
    names = [Person(person, f"Anna {number}", "sun") for number in range(4)]
    with ThreadPoolExecutor(4) as together:
        list(together.map(keeper.name_person, names))
    assert len(keeper.people()) == 1
    assert keeper.people()[0] in names


def test_bringing_back_stores_entries_and_names_only_those_without_a_name(keeper: DiaryKeeper) -> None:
    one, other = a_kept_entry(a_uuid7()), a_kept_entry(a_uuid7())
    keeper.name_person(Person(one.person, "Anna", "sun"))
    stored = keeper.restore([one, other], [Person(one.person, "Older", "cat"), Person(other.person, "Ben", "boat")])
    assert stored.stored == (one.id, other.id)
    assert keeper.people() == (Person(one.person, "Anna", "sun"), Person(other.person, "Ben", "boat"))
    assert keeper.restore([one, other], []).known == (one.id, other.id)
