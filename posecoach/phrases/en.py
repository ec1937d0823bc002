"""What the coach says in English."""

from __future__ import annotations

from posecoach.phrases import Catalogue

_TENS = ("Twenty", "Thirty", "Forty", "Fifty")
_ONES = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_TEENS = ("Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen")
COUNTS = (
    *_ONES,
    *_TEENS,
    *(number for tens in _TENS for number in (tens, *(f"{tens} {one.lower()}" for one in _ONES))),
    "Sixty",
)

PHRASES = {
    # Safety.
    "safety.stop_pain": "Stop and rest. With chest pain, trouble breathing or numbness, get help now.",
    "safety.see_professional": "Let's end here today. If it is no better in a day or two, see a doctor or therapist.",
    "safety.sorer": (
        "It hurts more than it should. Rest now; next time we do half. If it is no better in two days, see a doctor."
    ),
    "safety.title": "Before you start",
    "safety.red_flags": (
        "Sudden chest, jaw or arm pain, breathlessness, or tearing pain between the shoulder blades: get help at once."
    ),
    "safety.see_doctor": "New bladder or bowel trouble, or a limb that turns numb or weak: see a doctor the same day.",
    "safety.see_doctor_too": (
        "Fever, a recent fall, pain at night, unexplained weight loss, or cancer, now or before: see a doctor first."
    ),
    "safety.hands": "One hand up pauses. Both hands up turn the page or end the set. P or the red button: it hurts.",
    "safety.intro": "Move within comfort. Stop if you feel sharp pain, tingling, numbness or dizziness.",
    "safety.not_medical": "I am a movement coach. I give no medical advice.",
    # Counting.
    "count.last_two": "Last two",
    "count.last_one": "Last one",
    "count.corrected": "Count corrected. {count}.",
    # Holds.
    "hold.started": "Hold",
    "hold.halfway": "Halfway",
    "hold.almost": "Five seconds",
    "hold.done": "Good. Let go.",
    "hold.paused": "Stay on that spot",
    "hold.breathe": "Keep breathing",
    # Spots of a massage.
    "spot.left": "Left side of your spine.",
    "spot.right": "Right side of your spine.",
    "spot.sorest": "Begin with the sorest spot.",
    "spot.ask": "How is that spot now: easier, the same, or worse?",
    "spot.hands": "Both hands up mean easier. One hand up means worse.",
    "spot.question": "How is that spot now?",
    "spot.easier": "Easier: both hands up",
    "spot.same": "The same",
    "spot.worse": "Worse: one hand up",
    "spot.sore_first": "How sore was that spot at first, zero to ten?",
    "spot.sore_last": "And how sore at the end, zero to ten?",
    "spot.too_hard": "Five of ten is enough. Press lighter.",
    "spot.eased": "Good, it eases.",
    "spot.once_more": "Then press once more on the same spot, gently.",
    "spot.enough": "That spot has had enough. Leave it for today.",
    "spot.as_planned": "Then the next hold, on that spot or another.",
    "spot.leave": "Stop pressing there. Leave that spot for today.",
    "spot.stop": "Worse again. That is enough massage for today.",
    "spot.spared": "Leave out the spot that got worse last time, and press lighter.",
    "spot.next": "Find the next spot.",
    "spot.less": "Press less",
    "spot.lighter": "Find another spot, and press less.",
    # Sets, rests, transitions.
    "set.ready": "Get ready",
    "set.go": "Go",
    "set.label": "Set {index} of {sets}",
    "set.rest": "Rest.",
    "set.rest_s": "Rest for {seconds} seconds.",
    "set.rest_over": "Ten seconds to go.",
    "set.waiting": "I am waiting for {one}. Had enough? Both hands up, or Next, end the set.",
    "set.next": "Next: {name}.",
    "set.all_done": "That was the last set. Well done.",
    "session.welcome": "Hello. Let's begin.",
    "session.starting": "Starting the camera",
    "session.voice_check": "This is my voice. Can you hear me well?",
    "session.paused": "Paused",
    "session.resume_hint": "Hold one hand up to carry on",
    "session.resumed": "Carry on",
    "session.ended": "Session ended. Well done.",
    "session.ended_easier": "Your back hurts less than before. Well done.",
    "session.left_out": "We leave that one for today. Go on only if it has settled; else end here.",
    "session.gently": "Then go gently today. Smaller movements are fine.",
    "session.skipped": "Skipped",
    "session.repeat": "Once more from the start",
    "session.log_lost": "The log can no longer be written. Go on: what is counted is kept.",
    "session.video_lost": "The video can no longer be written. Go on: everything else is kept.",
    "session.muted": "Voice off",
    "session.unmuted": "Voice on",
    "session.how_it_feels": "How much does your back hurt, zero to ten? Choose, or raise a hand at your number.",
    "session.how_much": "How much does it hurt, zero to ten? Choose, or raise a hand at your number.",
    "session.how_hard": "How hard was that, zero to ten? Choose, or raise a hand at your number.",
    "session.silence_hint": "Without an answer we go on as planned",
    "session.type_hint": "On the keyboard: 0 to 9; for ten, 1 and then 0",
    "session.day_after": "Was the day after last time worse than usual? If so, hold up a hand.",
    "session.day_after_no": "No worse",
    "session.day_after_yes": "Worse than usual",
    "session.halved": "Then we'll do half of it today.",
    "session.check": "All good? If something hurts, hold up a hand.",
    "session.check_no": "All good",
    "session.check_yes": "Something hurts",
    "number.zero": "Zero",
    "guide.equipment": "You need {things}.",
    "guide.and": "{things} and {last}",
    "guide.load": "Use band or weight number {level}; one is the lightest.",
    "guide.avoid": "Skip this one if any of these apply: {what}.",
    "guide.stop": "Stop at once if you notice: {what}.",
    "guide.led_by_timer": "I can't see much of this one, so the clock leads. Trust what you feel.",
    # Calibration.
    "calibration.relax": "Get into the start position and relax for a moment.",
    "calibration.rep": "Now one slow, full repetition.",
    "calibration.again": "And once more.",
    "calibration.done": "Thank you. I know your range now.",
    "calibration.skipped": "I will learn your range as we go.",
    # Framing help and the camera.
    "camera.step_back": "Step back a little",
    "camera.come_closer": "Come a little closer",
    "camera.turn_side": "Turn side-on to me",
    "camera.turn_front": "Face me squarely",
    "camera.lower": "Lower the camera",
    "camera.raise": "Raise the camera",
    "camera.move_to_middle": "Move to the middle",
    "camera.position_good": "Perfect. Stay there.",
    "camera.cannot_see_head": "I can't see your head",
    "camera.cannot_see_shoulders": "I can't see your shoulders",
    "camera.cannot_see_elbows": "I can't see your elbows",
    "camera.cannot_see_hands": "I can't see your hands",
    "camera.cannot_see_hips": "I can't see your hips",
    "camera.cannot_see_knees": "I can't see your knees",
    "camera.cannot_see_feet": "I can't see your feet",
    "camera.unseen_hint": "Step back, or move the camera",
    "camera.nobody": "I can't see you",
    "camera.begin_anyway": "If there is no more room, press Next to begin all the same. I count what I see.",
    "camera.others": "I see several people. I'll follow the nearest one in the middle.",
    "camera.lost": "I've lost the camera. Check its cable; I'll keep trying.",
    "camera.back": "The camera is back. Carry on.",
    "camera.black": "The picture is black. Check the lens cover.",
    "camera.frozen": "The picture is frozen. I'm restarting the camera.",
    "camera.busy": "Another program is using the camera. Please close it.",
    "camera.unreachable": "The camera on the network does not answer. Please check that it is on.",
    "camera.missing": "I can't find a camera. Please plug one in.",
    # What the policy says about itself and at the end of a set.
    "policy.only_counted": "I could only count, not judge",
    "summary.holds": "{full} holds.",
    "summary.holds_one": "One hold.",
    "summary.number": "{full} full repetitions.",
    "summary.number_one": "One full repetition.",
    "summary.number_none": "Good effort.",
    "summary.next": "Next: {cue}.",
    "summary.strength_full": "Full range every time.",
    "summary.strength_default": "You kept going.",
    "summary.clean": "Keep it like that.",
    "answer.clean": "That was a good one",
    "answer.nothing_yet": "Do one, then ask me",
}

NEGATIVE = {
    "avoid", "bad", "can't", "cannot", "dont", "don't", "error", "fail", "failed", "incorrect", "mistake", "never",
    "no", "not", "poor", "without", "wrong",
}  # fmt: skip
JARGON = {
    "abduction", "adduction", "anterior", "cervical", "concentric", "eccentric", "extension", "flex", "flexion",
    "glenohumeral", "humeral", "humerus", "isometric", "kyphosis", "lats", "lordosis", "lumbar", "pelvic", "pelvis",
    "posterior", "prone", "protract", "protraction", "quadruped", "rep", "reps", "retract", "retraction", "rhomboid",
    "sagittal", "scapula", "scapulae", "scapular", "sternum", "supine", "thoracic", "trapezius", "traps",
}  # fmt: skip

CATALOGUE = Catalogue(
    language="en",
    counts=COUNTS,
    phrases=PHRASES,
    praise_clean=("Lovely and smooth", "That's the range", "Strong and steady", "Well controlled"),
    forbidden=frozenset(NEGATIVE | JARGON),
)
