"""How a Spanish word sounds, so that only what a listener could hear counts as heard wrong. Plain standard library.

The rule: two spellings are alike when they are the same sounds with the same stress, as most of the Spanish speaking world
says them (seseo: "cansen" and "cancen"; yeísmo: "llame" and "ya me"; b and v; a silent h), wherever one word is cut from
the next: "afloje la" and "aflójela". What is heard stays apart: another sound ("apoye" and "apoya"), another stress ("está" and
"esta", "solicito" and "solícito"), a sound more or less ("del lado" and "de lado", "pida a alguien" and "pida alguien"),
and "y" before a vowel, which is no "ya".

Of a word of one syllable the accent tells only its meaning ("qué" and "que"): its stress counts for neither. A verb with its
pronouns keeps the verb's stress: "pongase", written without any accent, is no other word but a spelling of "póngase", so
that of a word without an accent that ends like a pronoun either stress is meant.
"""

from __future__ import annotations

import re

# A vowel is written small, large where it is stressed, and with a grave accent where its stress tells nothing.
STRESSED = dict(zip("aeiou", "AEIOU", strict=True))
FREE = dict(zip("aeiou", "àèìòù", strict=True))
PLAIN = {other: vowel for kind in (STRESSED, FREE) for vowel, other in kind.items()}
ACCENTED = dict(zip("áéíóú", "aeiou", strict=True))
# In this order: what stands first is read first.
CONSONANTS = (
    (r"ch", "C"),
    (r"h", ""),
    (r"qu(?=[eiéí])", "k"),
    (r"g(?=[eiéí])", "x"),
    (r"gu(?=[eiéí])", "g"),
    (r"ü", "u"),
    (r"j", "x"),
    (r"c(?=[eiéí])", "s"),
    (r"c|q", "k"),
    (r"z", "s"),
    (r"ll", "Y"),
    (r"y(?=[aeiouáéíóú])", "Y"),
    (r"y", "i"),
    (r"v", "b"),
    (r"^r|rr", "R"),
)
# Strong vowels and accented ones carry a syllable each; a weak one beside them only colours it.
SYLLABLE = re.compile(r"[iu]*(?:[aeoáéó]|[íú])[iu]*|[iu]+")
PRONOUNS = re.compile(r"(?:me|se|los?|las?|les?|nos)$")


def sounds(word: str) -> str:
    """The sounds of one word, a letter each: C as in "ch", R as in "rr", Y as in "ll", x as in "j"."""
    word = said = word.replace("ss", "s")  # which Spanish does not spell
    for written, sounded in CONSONANTS:
        said = re.sub(written, sounded, said)
    peaks = [_peak(found) for found in SYLLABLE.finditer(said)]
    letters = [ACCENTED.get(letter, letter) for letter in said]
    stressed = {peaks[number] for number in _stressed(word, said, len(peaks))}
    for at in stressed:
        letters[at] = (FREE if len(peaks) == 1 or len(stressed) > 1 else STRESSED)[letters[at]]
    return "".join(letters)


def alike(one: str, other: str) -> bool:
    """Whether two stretches of `sounds` sound the same."""
    return len(one) == len(other) and all(map(_same, one, other))


def _same(one: str, other: str) -> bool:
    free = one in FREE.values() or other in FREE.values()
    return one == other or (free and PLAIN.get(one, one) == PLAIN.get(other, other))


def _peak(syllable: re.Match[str]) -> int:
    """Where the vowel stands that carries it: the strong one, or the last of weak ones."""
    strong = re.search(r"[aeoáéíóú]", syllable[0])
    return syllable.start() + (strong.start() if strong else len(syllable[0]) - 1)


def _stressed(word: str, said: str, syllables: int) -> list[int]:
    """Which syllable is stressed: the one with an accent, or by the ending, of the word or of the verb in it."""
    for number, found in enumerate(SYLLABLE.finditer(said)):
        if re.search(r"[áéíóú]", found[0]):
            return [number]
    if not syllables:
        return []
    verb, pronouns = _without_pronouns(word)
    of_verb = [_by_ending(verb, syllables - pronouns)] if pronouns and syllables - pronouns > 1 else []
    return [_by_ending(word, syllables), *of_verb]


def _without_pronouns(word: str) -> tuple[str, int]:
    """The word without the pronouns hung on to it, and how many they are: two at the most."""
    verb = PRONOUNS.sub("", word)
    if verb == word:
        return word, 0
    inner = PRONOUNS.sub("", verb)
    return (inner, 2) if inner != verb and len(SYLLABLE.findall(inner)) > 1 else (verb, 1)


def _by_ending(word: str, syllables: int) -> int:
    return max(0, syllables - (2 if re.search(r"[aeiouns]$", word) else 1))
