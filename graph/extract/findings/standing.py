"""Where a sentence stands that may be a finding, as features beside its words.

Together they have learned log odds (see `wording`), which are weighed with what the rules say: what a page
says of itself, of the law or of a town is worded much like a finding, and stands elsewhere (decision 0066).
"""

from __future__ import annotations

from ..reading import Reading
from ..words.lexicon import words
from .direction import SIGN
from .frames import Frames
from .past import Past
from .polarity import Judgement

STANDING = "standing"
_PARTS = 5  # of a document
_WORDS, _LONGEST = 8, 6  # of a step in length, and most steps
_HEAVIEST = 6


def standing(reading: Reading, index: int, past: Past, framed: Frames, judged: Judgement) -> tuple[str, ...]:
    """Kind of page and voice, place in the page, what stands before it, its length, frames and cues."""
    sentence, voice = reading.sentences[index], reading.speech[index].voice
    opens = not index or reading.sentences[index - 1].block != sentence.block
    size = min(len(words(reading.words(sentence))) // _WORDS, _LONGEST)
    return (
        f"{SIGN}genre {reading.genre}",
        f"{SIGN}voice {voice}",
        f"{SIGN}genre {reading.genre} {voice}",
        f"{SIGN}part {_PARTS * index // len(reading.sentences)}",
        f"{SIGN}after {past.was_finding}",
        f"{SIGN}after {past.was_finding} {opens}",
        f"{SIGN}opens {opens}",
        f"{SIGN}size {size}",
        f"{SIGN}frame {framed.against}",
        f"{SIGN}reported {framed.reported}",
        f"{SIGN}points {judged.polarity}",
        f"{SIGN}points {min(int(judged.weight), _HEAVIEST)}",
    )
