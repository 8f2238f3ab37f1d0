"""What is understood of one question: the record that planning and the thread's memory read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.intent import Intent
from assistant.understanding.told_facts import Fact
from assistant.understanding.whole_lists import WholeLists


class Doubt(NamedTuple):
    """A detail that only the adviser can settle: "date", "choix" or "question"."""

    field: str
    values: tuple[str, ...] = ()  # between which to choose


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """One question of a message: its intent, what it names, and the dossier after it."""

    question: str
    intent: Intent
    dossier: Dossier
    metiers: tuple[str, ...]  # as named in this question
    places: tuple[str, ...]
    apart: tuple[str, ...]  # the places but which all are meant
    nationalities: tuple[str, ...]  # when it opposes several persons
    texts: tuple[str, ...]  # ids of the texts it names outright
    articles: tuple[str, ...]  # "article 4", "point 3.3"
    rome_codes: tuple[str, ...]
    codes: tuple[str, ...]  # the certifications last named in the thread
    two_lists: tuple[tuple[str, str], ...]
    whole_lists: WholeLists | None
    national: bool  # every region is asked about, or the person depends on none
    closed: bool  # asks where it is not open
    names_tunisian: bool
    on: date | None  # the day to judge by: the dossier's, or the time of the text named
    domain: str  # the words that are left of a question about a list: "informatique"
    number: str  # "oui" where only their number is asked, or the number that it supposes
    nationality_asked: str  # of the person for whom a text is read; "" where it may be anybody
    pro_a_public: str  # the situation, where it asks if the Pro-A is for such a person
    origin: str  # the foreign town from which the nationality is supposed
    supposed: str  # the sentence, where it takes for granted what a text contradicts

    # What the thread gives it.
    previous_texts: tuple[str, ...] = ()
    question_in_context: str = ""
    before: str = ""  # the question on the title named before this one, in the same table
    earlier_metier: str = ""
    earlier_place: str = ""  # of the thread, before the dossier's
    subject: str = ""  # what a follow-up on the texts leaves unsaid
    facts: str = ""  # of the person, in the texts' words, where a follow-up leaves them unsaid
    topic: str = ""  # the first question on that subject
    text_in_hand: str = ""  # id of the text that it speaks of
    case_texts: str = ""  # the lists of the case in hand, whose texts are looked at first
    way_out: str = ""  # OFF_LIST, IRREGULAR: what remains possible is asked
    recalls: str = ""  # SOURCE, REASON, VALIDITY, ROWS: what is asked of the last answer
    cited: tuple[str, ...] = ()  # ids of the passages that it rested on
    asked: str = ""  # the adviser's own words of this thread
    given: date | None = None  # the day given beside the questions so far
    cases: tuple[Dossier, ...] = ()  # of the persons told in this message, where several
    of_case: str = ""  # the last intent on the lists
    kept_intent: str = ""  # of the question before, where this one only asks of its answer
    rows: tuple[str, ...] = ()  # ids of the rows of a list that is read part by part
    upto: int = 0  # how many of them are read
    together: bool = False  # what its two métiers have in common is asked for
    fact: Fact | None = None  # told of the case just judged, and nothing asked of it
    doubt: Doubt | None = None

    def to_memory(self) -> Memory:
        """What the thread keeps of it."""
        return Memory(
            dossier=self.dossier,
            intent=self.kept_intent or str(self.intent),
            of_case=self.of_case,
            texts=self.texts or self.previous_texts,
            codes=self.codes,
            asked=self.asked[-4000:],
            question=self.question_in_context,
            before=self.before,
            subject=self.topic,
            way_out=self.way_out,
            given=self.given,
            places=self.places if len(self.places) > 1 else (),
            metiers=self.metiers if len(self.metiers) > 1 else (),
            nationalities=self.nationalities,
            cases=self.cases,
            earlier_metier=self.earlier_metier,
            earlier_place=self.earlier_place,
            domain=self.domain,
            rows=self.rows,
            upto=self.upto,
        )
