"""Spellings that a listener could not tell apart are alike, and nothing else is."""

from __future__ import annotations

import pytest

from .heard import canonical, count_wrong
from .spanish_sounds import alike, sounds


def sounded(text: str) -> str:
    return "".join(canonical(text, "es"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cansen", "cancen"),  # seseo
        ("de vez", "de ves"),
        ("llame", "ya me"),  # yeísmo
        ("vaya", "valla"),
        ("tuvo", "tubo"),  # b and v
        ("hola", "ola"),
        ("echo", "hecho"),
        ("Para girar, dé pasos", "para girar de pasos"),  # one syllable
        ("¿Qué brazo?", "que brazo"),
        ("solo", "sólo"),
        ("cómo", "como"),
        ("aflójela", "afloje la"),
        ("decírmelo", "decirme lo"),
        ("quite la mano", "quítela mano"),
        ("le dan dolores", "le dando lores"),
        ("o fisioterapeuta", "oficioterapeuta"),
        ("acérquese al borde", "hacer que se al borde"),
        ("póngase", "pongase"),  # a verb keeps its stress
        ("gracias por decírmelo", "gracias por decirmelo"),
        ("veinticinco centímetros", "25 cm"),
        ("muévase", "muevasse"),
    ],
)
def test_what_sounds_the_same_is_alike(one: str, other: str) -> None:
    assert alike(sounded(one), sounded(other)), (sounded(one), sounded(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("está", "esta"),
        ("apoye", "apoyé"),
        ("apoye", "apoya"),
        ("agárrese", "agarrése"),
        ("incorpórese", "incorporése"),
        ("levántese", "levantes"),
        ("acérquese", "hacer que sea"),
        ("y afloje", "ya floje"),
        ("de lado", "del lado"),
        ("pida a alguien", "pida alguien"),
        ("almohadas suficientes", "almohada suficientes"),
        ("la espalda recta", "la espal directa"),
        ("pare", "para"),
        ("quédese", "quede ese"),
        ("siéntese", "síntese"),
        ("pero", "perro"),
        ("gato", "jato"),
        ("serie", "sería"),
        ("descanse", "discanse"),
        ("sesenta", "setenta"),
        ("dos", "tres"),
    ],
)
def test_what_a_listener_can_hear_is_not_alike(one: str, other: str) -> None:
    assert not alike(sounded(one), sounded(other)), (sounded(one), sounded(other))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("guerra", "gERa"),
        ("agüita", "aguIta"),
        ("muy", "muì"),
        ("despacio", "despAsio"),
        ("aún", "aUn"),
        ("chaqueta", "CakEta"),
    ],
)
def test_a_word_is_read_as_it_is_spelled(word: str, said: str) -> None:
    assert sounds(word) == said


def test_a_word_cut_elsewhere_is_right_and_only_what_differs_is_counted() -> None:
    assert (
        count_wrong("Parar al cansarse es lo que hay que hacer.", "Para alcanzarse es lo que hay que hacer.", "es") == 1
    )
    assert count_wrong("Póngame cerca.", "Ponga me cerca.", "es") == 0
    assert count_wrong("Póngase de lado.", "Y póngase del lado.", "es") == 2
