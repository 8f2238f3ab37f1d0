"""Finds where a copy is doubtful, by general checks: no list of known cases.

The checks stand by weight: the first anomaly on a passage is the one to tell an adviser. Those that
touch no answer by themselves (names of regions, masked addresses) concern no passage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus import checks_claims, checks_cqpm, checks_lists, checks_pro_a, checks_texts
from corpus.checks import Check, Evidence
from corpus.records import Anomaly, Reading, Source

CHECKS: tuple[Check, ...] = (
    checks_lists.announced_counts,
    checks_lists.same_code_other_title,
    checks_lists.same_title_other_code,
    checks_lists.codes_known_nowhere_else,
    checks_lists.rows_out_of_order,
    checks_lists.codes_listed_twice,
    checks_claims.annex_taken_up,
    checks_claims.bold_lost,
    checks_claims.shared_metiers,
    checks_claims.announced_in_table,
    checks_texts.notes_missing,
    checks_texts.own_number,
    checks_texts.lone_references,
    checks_cqpm.printings_that_differ,
    checks_cqpm.printings_missing,
    checks_cqpm.shared_numbers,
    checks_cqpm.dates_before_numbers,
    checks_cqpm.dates_after_list,
    checks_cqpm.notes_unexplained,
    checks_cqpm.forfait_that_differs,
    checks_pro_a.rows_repaired,
    checks_pro_a.codes_misprinted,
    checks_pro_a.same_code_other_certification,
    checks_pro_a.same_certification_other_code,
    checks_pro_a.levels_that_differ,
    checks_claims.general_list_not_repeated,
    checks_lists.region_names,
    checks_texts.masked_addresses,
)


def find_anomalies(
    readings: Sequence[Reading], sources: Mapping[str, Source]
) -> tuple[Anomaly, ...]:
    """Every doubt that a check raises, in the order of the checks."""
    evidence = Evidence.of(readings, sources)
    return tuple(anomaly for check in CHECKS for anomaly in check(evidence))
