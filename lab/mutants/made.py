"""Makes mutants: one source file with one small fault. Cosmic Ray plants them; a row of the table is changed here.

Decides which faults are worth planting and which of them are drawn. Does not know what becomes of them.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache, partial
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator, operator_names

# A comparison moved by its edge or turned round; a sum that becomes a difference; a union that becomes an intersection.
# Others of the tool's (`a + b` to `a >> b`) fail at once whatever the tests, and would make the share look better.
_PAIRS = frozenset(
    f"core/Replace{kind}Operator_{one}_{other}"
    for kind, pairs in {
        "Comparison": ("Eq NotEq", "Lt LtE", "Lt GtE", "LtE Gt", "Gt GtE", "Is IsNot"),
        "Binary": ("Add Sub", "Mul Div", "BitOr BitAnd"),
    }.items()
    for pair in pairs
    for one, other in (pair.split(), reversed(pair.split()))
)
_WHOLE = frozenset(
    f"core/{name}"
    for name in (
        "AddNot",
        "ExceptionReplacer",
        "NumberReplacer",
        "ReplaceAndWithOr",
        "ReplaceFalseWithTrue",
        "ReplaceOrWithAnd",
        "ReplaceTrueWithFalse",
        "ZeroIterationForLoop",
        "ReplaceUnaryOperator_Not_Delete",
    )
)
# A row of the table: an event and its move.
_ROW = re.compile(r"^( +\w+: )(\w+(?:\([^()]*\))?)(,.*)$")
_OTHER_MOVES = ("impossible", "stay")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: the module by its path below the coach's sources, where it is, and the source that has it."""

    module: str
    where: str
    line: int
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        """What was changed, by the lines themselves: the same as long as nobody writes that line anew."""
        return f"{self.before} -> {self.after}"


def mutants_of(sources: Path, module: str) -> list[Mutant]:
    """Every mutant of one module; a change that leaves the same code, or stands in a type, is none."""
    text = (sources / module).read_text(encoding="utf-8")
    return list(_told(module, text, (*_of_operators(text), *_of_rows(text))))


def drawn(mutants: Mapping[str, Sequence[Mutant]], count: int, seed: int) -> list[Mutant]:
    """So many of them, the same for the same seed, spread over the modules: a small one is not drowned by a large one.

    Half is shared out evenly, half by size, and what a module has not is taken from the others. Each has its own lot by
    what it changes, so that of a core in which a line is mended nearly all the same ones are drawn again.
    """
    waiting = {module: sorted(found, key=partial(_lot, seed)) for module, found in sorted(mutants.items()) if found}
    total, chosen = sum(map(len, waiting.values())), list[Mutant]()
    for found in waiting.values():
        share = round(count / 2 / len(waiting) + count / 2 * len(found) / total)
        chosen += found[:share]
        del found[:share]
    left = sorted((mutant for found in waiting.values() for mutant in found), key=partial(_lot, seed))
    chosen = [*chosen, *left[: max(0, count - len(chosen))]]
    kept = sorted(chosen, key=partial(_lot, seed))[:count]
    return sorted(kept, key=lambda mutant: (mutant.module, mutant.line))


def _lot(seed: int, mutant: Mutant) -> tuple[str, int]:
    told = f"{seed}\n{mutant.module}\n{mutant.change}"
    return hashlib.sha256(told.encode()).hexdigest(), mutant.line


def _of_operators(text: str) -> Iterator[str]:
    nodes = list(ast_nodes(get_ast(text)))
    for name in sorted(set(operator_names()) & (_PAIRS | _WHOLE)):
        operator: Operator = get_operator(name)()
        for occurrence in range(sum(len(list(operator.mutation_positions(node))) for node in nodes)):
            mutated = mutate_code(text, operator, occurrence)
            if mutated is not None:
                yield mutated


def _of_rows(text: str) -> Iterator[str]:
    """The table with one row's move changed for one that refuses, or for one that does nothing."""
    lines = text.split("\n")
    begins = next((at for at, line in enumerate(lines) if line.startswith(("_ANY_TIME", "COUNTED"))), len(lines))
    for at, line in enumerate(lines[begins:], start=begins):
        row = _ROW.match(line)
        if row is None:
            continue
        for move in _OTHER_MOVES:
            yield "\n".join((*lines[:at], f"{row[1]}{move}{row[3]}", *lines[at + 1 :]))


def _told(module: str, text: str, made: Iterable[str]) -> Iterator[Mutant]:
    seen = {_meaning(text), None}
    for source in made:
        meaning = _meaning(source)
        if meaning in seen:
            continue
        seen.add(meaning)
        line, before, after = _difference(text, source)
        if before.startswith("@dataclass"):
            continue  # a value that could be changed, or has its own dictionary, decides nothing
        yield Mutant(module, _definition(text, line), line, before, after, source)


def _meaning(source: str) -> str | None:
    """The code as Python runs it, without its types; None for what is no Python and would fail whatever the tests."""
    try:
        return ast.dump(_Untyped().visit(ast.parse(source)))
    except SyntaxError:
        return None


class _Untyped(ast.NodeTransformer):
    """Takes types away: `int | None` is no sum."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node


def _difference(text: str, source: str) -> tuple[int, str, str]:
    """The first line that differs, and both sides of what differs, without the space around them."""
    gone, come, at = list[str](), list[str](), 0
    for line in unified_diff(text.split("\n"), source.split("\n"), lineterm="", n=0):
        if line.startswith("@@"):
            at = at or int(line.split()[1].partition(",")[0].lstrip("-"))
        elif line.startswith("-") and not line.startswith("---"):
            gone.append(line[1:].strip())
        elif line.startswith("+") and not line.startswith("+++"):
            come.append(line[1:].strip())
    return at, " ".join(gone), " ".join(come)


def _definition(text: str, line: int) -> str:
    inside = [name for name, first, last in _definitions(text) if first <= line <= last]
    return inside[-1] if inside else "the module itself"


@cache
def _definitions(text: str) -> tuple[tuple[str, int, int], ...]:
    """Functions and classes by name and lines, outer before inner."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return tuple(
        (n.name, n.lineno, n.end_lineno or n.lineno) for n in ast.walk(ast.parse(text)) if isinstance(n, kinds)
    )
