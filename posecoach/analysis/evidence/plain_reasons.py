"""Which observations are given to a person as the reason why a movement is not counted.

What spoke most against a movement need not be what shows in it: weights are learned together, and a value may be
unusual of a row long before its words are true. So the words of a measure are a reason only from where on they are
true, and those that a person hardly sees in a picture only where nothing that shows is half as strong. No verdict
depends on any of this.

Of 199 movements of people that are not counted as rows, looked at in 156 recordings, the reason fits what the pictures
show in 90 %, and in 67 % without this. The values were chosen on 145 of them; of the other 54 it fits in 91 and 61 %.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from posecoach.analysis.evidence.view_and_posture import base_name, guessed
from posecoach.core.evidence import EvidenceTable
from posecoach.core.limits import Within, all_hold
from posecoach.core.measure import Measures

HARD_TO_SEE = frozenset(
    {"range_log", "evenness_ratio", "retrace_ratio", "duration_log_s", "unlike_ratio", "out_share", "elbow_with_arm"}
)
"""Measures of how far in all, how evenly and how long somebody moved: who looks at a clip does not compare that."""
DOUBTED_SHARE = 0.5
"""How much of an objection counts if it is hard to see, or rests on what the camera cannot see well; of both its
square."""
START_SHARE = 0.7
"""How much of an objection counts that tells where the arms were before anything moved: what was done tells more. Of
such reasons in 620 recordings 39 are with it that the forearms turned; all ten of these that were looked at are curls
or pushdowns."""
START = frozenset({"behind_start_deg", "hand_ahead_start_ratio"})
HIDDEN, HIDDEN_RATIO = "arm_hidden_ratio", 0.4
"""With more of this measure (the arms that moved are seen by less than 0.2) nothing is known of what they did."""
BELOW, ABOVE = False, True
_LEVEL_DEG = 60.0
"""Of a body that leans further the height of the shoulders is no height."""
TRUE_IF: Mapping[tuple[str, bool], tuple[Within, ...]] = {
    ("range_log", BELOW): (Within("range_log", high=math.log(40.0)),),
    ("elbow_start_deg", ABOVE): (Within("elbow_start_deg", low=60.0),),
    ("behind_start_deg", ABOVE): (Within("behind_start_deg", low=-25.0),),
    ("behind_peak_deg", BELOW): (Within("behind_peak_deg", high=-30.0),),
    ("hand_ahead_start_ratio", BELOW): (Within("hand_ahead_start_ratio", high=0.5),),
    ("bend_share_deg", BELOW): (Within("elbow_bend_deg", low=-25.0, high=25.0), Within("hand_way_ratio", low=0.5)),
    ("bend_share_deg", ABOVE): (
        Within("elbow_bend_deg", low=30.0),
        Within("arm_travel_deg", low=-30.0, high=20.0),
        Within("abduction_peak_deg", high=45.0),
        Within("hand_rise_ratio", low=0.0),
    ),
    ("elbow_up_peak_ratio", ABOVE): (
        Within("elbow_up_peak_ratio", low=-0.5),
        Within("inclination_deg", high=_LEVEL_DEG),
    ),
    ("hand_up_peak_ratio", ABOVE): (Within("hand_up_peak_ratio", low=-0.3, high=0.5),),
    ("hand_up_change_ratio", BELOW): (
        Within("hand_up_change_ratio", high=-0.4),
        Within("hand_rise_ratio", high=-0.35),
    ),
    ("hand_up_change_ratio", ABOVE): (Within("hand_up_change_ratio", low=0.3), Within("hand_rise_ratio", low=0.15)),
    ("hand_lift_peak_ratio", ABOVE): (Within("hand_lift_peak_ratio", low=0.1),),
    ("hand_lift_change_ratio", BELOW): (Within("hand_lift_change_ratio", high=-0.2),),
    ("forearm_turn_deg", ABOVE): (
        Within("forearm_turn_deg", low=50.0),
        Within("hips_way_ratio", high=0.6),
    ),
    ("evenness_ratio", BELOW): (Within("evenness_ratio", high=0.75),),
    ("retrace_ratio", ABOVE): (Within("retrace_ratio", low=0.4),),
    ("push_ratio", ABOVE): (Within("push_ratio", low=0.15),),
    ("shoulders_to_hand_log", ABOVE): (
        Within("shoulders_to_hand_log", low=math.log(0.5)),
        Within("hips_way_ratio", low=0.15),
    ),
}
"""When the words of a measure that is below or above its centre are true; those of others always are."""


def seen_share(measure: str, _above: bool, measures: Measures) -> float:
    """Return how much of an objection counts when the reason is chosen, by what the camera sees of such a measure.

    A :data:`~posecoach.core.evidence.Share`, like :func:`plain_share`.
    """
    return DOUBTED_SHARE if measure in guessed(measures) else 1.0


def plain_share(measure: str, above: bool, measures: Measures) -> float:
    """Return what :func:`seen_share` does, of a movement of the arms, and by what a person sees as well."""
    base = base_name(measure)
    if not all_hold(TRUE_IF.get((base, above), ()), measures):
        return 0.0
    plain = DOUBTED_SHARE if base in HARD_TO_SEE else START_SHARE if base in START else 1.0
    return seen_share(measure, above, measures) * plain


def of_arms(table: EvidenceTable) -> bool:
    """Return whether a table weighs what arms do."""
    return any(clue.measure == HIDDEN for clue in table.clues)


def arms_are_hidden(measures: Measures) -> bool:
    """Return whether too little was seen of the arms that moved to say what they did."""
    return measures.get(HIDDEN, 0.0) > HIDDEN_RATIO
