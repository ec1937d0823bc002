"""Row: standing, seated, bent over, chest-supported, one arm, alternating, plank."""

from __future__ import annotations

from posecoach.core.spec import (
    ALL_VIEWS, Combine, Direction, Dose, ExerciseSpec, Guide, Measure, RepCycle, RepFault, Requirement, Statistic, View,
)

SPEC = ExerciseSpec(
    id="row",
    name="Row",
    guide=Guide(purpose="Strengthens the muscles between the shoulder blades."),
    dose=Dose(sets=3, reps=10, rest_s=60.0, tempo_s=(1.5, 1.0, 2.0)),
    views=frozenset({View.SIDE, View.FRONT_OBLIQUE}),
    landmarks=("shoulder", "elbow", "wrist", "hip"),
    cycle=RepCycle(drives=("pull_{side}_deg",), unit="deg", min_range=15.0, full_range=25.0),
)
