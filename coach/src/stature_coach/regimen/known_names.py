"""The names that a file of the regimen may use: sentences that a wording has, sources that are listed."""

from dataclasses import dataclass

from stature_coach.regimen.toml_tables import Table


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that a file may use."""

    sentences: frozenset[str]
    sources: frozenset[str]

    def sentence(self, table: Table, key: str) -> str:
        """A wording key that must exist."""
        value = table.text(key, "shared.rest")
        return self.one_of(table, key, value) if value else value

    def sentence_where_told(self, table: Table, key: str) -> str | None:
        """A wording key that must exist, where one is named at all."""
        return self.sentence(table, key) if table.has(key) else None

    def one_of(self, table: Table, key: str, value: str) -> str:
        """That value, which must be a wording key."""
        if value not in self.sentences:
            table.fault(key, f'{key} is "{value}", which no wording file has; write the key of a sentence')
        return value

    def source(self, table: Table, key: str = "source") -> str:
        """A source that must exist; every fact names one."""
        value = table.text(key, "handout")
        if value and self.sources and value not in self.sources:
            table.fault(key, f'{key} is "{value}", which sources.toml does not have; write one of its names')
        return value

    def source_where_told(self, table: Table, key: str) -> None:
        """A source for a part of a table, where it is not the table's own."""
        if table.has(key):
            self.source(table, key)
