"""What is doubtful about each passage of the copies, as an adviser is told of it."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.library import Corpus, load, per_corpus


def remarks_of(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """French sentences by passage id: doubts on the copy, departures from the Journal officiel."""
    found: dict[str, list[str]] = {}
    for anomaly in corpus.anomalies:
        for passage_id in anomaly.passage_ids:
            found.setdefault(passage_id, []).append(anomaly.sentence)
    for row in corpus.metiers:
        for erratum in corpus.errata_of(row.source_id, row.region, row.code):
            found.setdefault(row.passage_id, []).append(erratum.sentence)
    for heading in corpus.lists:
        if heading.region:
            for erratum in corpus.errata_of(heading.source_id, heading.region):
                found.setdefault(heading.passage_id, []).append(erratum.sentence)
    return {passage_id: tuple(dict.fromkeys(said)) for passage_id, said in found.items()}


@per_corpus
def remarks() -> Mapping[str, tuple[str, ...]]:
    """The same over the corpus in use; a passage without doubt is not in it."""
    return remarks_of(load())


def remarks_on(passage_id: str) -> tuple[str, ...]:
    """The remarks on one passage of the corpus in use."""
    return remarks().get(passage_id, ())
