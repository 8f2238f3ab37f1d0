"""Wording and citations alone: what is said and cited once the right tools have been called.

Written cases give the calls and what the answer must say, cite and not say. The gate is then put
to the same drafts, right ones and spoilt ones (eval.corruptions).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from assistant.evidence import TOKEN
from assistant.search import TextSearch
from assistant.sentences import sentences
from eval.corruptions import CORRUPTIONS
from eval.metrics import check
from eval.stages.call_cases import CallCase, load_call_cases
from eval.stages.drafts import Drafted, drafted
from eval.stages.outcome import Outcome

SEED = 2008
_MEASURES = {
    "fact_coverage": "faits attendus dits",
    "citation_recall": "citations attendues présentes",
    "quote_validity": "extraits conformes à la source",
}


def outcomes(search: TextSearch) -> Iterator[Outcome]:
    """Facts, citations and quotes of each case; then what the gate lets through and stops."""
    rng = Random(SEED)
    for case in [*load_call_cases("wording"), *load_call_cases("rules")]:
        made = drafted(case.calls, search, case.told)
        yield from _of_answer(case, made)
        yield from _of_gate(case, made, rng)


def _of_answer(case: CallCase, made: Drafted) -> Iterator[Outcome]:
    measured = check(case.case, made.to_answer()).counts
    for measure, figure in _MEASURES.items():
        part, whole = measured[measure]
        detail = f"{case.told} : {figure}, {part:.0f} sur {whole:.0f}" if part < whole else ""
        yield Outcome(figure, case.case.id, part, whole, detail)
    said = measured["forbidden_answers"][0]
    detail = f"{case.told} : énoncé interdit" if said else ""
    yield Outcome("sans énoncé interdit", case.case.id, 1 - said, 1.0, detail)


def _of_gate(case: CallCase, made: Drafted, rng: Random) -> Iterator[Outcome]:
    if not TOKEN.search(made.draft):  # nothing is claimed: a question back, or nothing found
        return
    faults = made.faults(made.draft)
    detail = f"{case.told} : {faults[0].fault} – {faults[0].sentence}" if faults else ""
    yield Outcome("brouillons justes admis", case.case.id, float(not faults), 1.0, detail)
    for corruption in CORRUPTIONS:
        spoilt = corruption(made.draft, rng)
        if spoilt is None or spoilt == made.draft:
            continue
        stopped = bool(made.faults(spoilt))
        changed = next((s for s in sentences(spoilt) if s not in sentences(made.draft)), "")
        yield Outcome(
            "brouillons abîmés arrêtés",
            f"{case.case.id}-{corruption.__name__}",
            float(stopped),
            1.0,
            "" if stopped else f"{corruption.__name__} : {changed}",
        )
