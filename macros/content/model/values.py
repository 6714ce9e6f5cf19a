"""Types shared by all of the content model."""

from typing import Literal

Text = dict[str, str]  # language → text
Words = dict[str, list[str]]  # language → words
Standing = Literal["proposal", "approved", "adopted"]
Certainty = Literal["certain", "inferred"]
Scheme = Literal["light", "dark"]
Position = Literal["above", "level", "below"]
AimKind = Literal["level", "reach", "pass", "approach", "grow", "shrink", "rank", "carry-out"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
UNDATED = "undated"  # what a fact has for its year when its source has none
