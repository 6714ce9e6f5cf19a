"""The catalogue of problems: every code is worded in both languages, and every code can be brought about."""
# ruff: noqa: E501

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest

from macros.check import read_platform
from macros.document import parse
from macros.model import Platform
from macros.problems import LANGUAGES, Problem, catalogue, groups, problem, report
from macros.schema import Schemas
from macros.site import missing_files
from tests.platforms import PARK, SMALL, edit

HUS = "data/facts/hus.yml"
BRYGGAN = "data/strengths/bryggan.yml"
BRAND = "data/brand.yml"
SMS = "data/messages/bad-sms.yml"
POST = "data/messages/bad-instagram.yml"
TRIVSEL = "data/goals/trivsel.yml"
ANGEN = "data/strengths/angen.yml"
UNKNOWN = "data/goals/boende-2.yml"
LOPPIS = "data/initiatives/loppis.yml"
TOPIC = "data/topics/bygga.yml"
PROFILE = "data/profile.yml"
SOURCE = "source: kronika"
LARGE = "#" * 600 * 1024
LATIN = "id: hus # \udce5r\n"  # byte 0xE5, "å" as an old editor saves it
COPY = (SMALL / HUS).read_text("utf-8").replace("id: hus", "id: lador")

# Code, file, the text to replace (None: the whole file), its replacement, the message in English.
CASES: list[tuple[str, str, str | None, str, str]] = [
    (
        "byte-order-mark",
        HUS,
        "id: hus",
        "\ufeffid: hus",
        "data/facts/hus.yml:1:1: the file starts with an invisible character (byte-order mark). Save it as “UTF-8” instead of “UTF-8 with BOM”.",
    ),
    (
        "control-character",
        HUS,
        SOURCE,
        "source: kro\0nika",
        "data/facts/hus.yml:6:12: there is a character here that cannot be shown (U+0000). Remove it.",
    ),
    (
        "turning-character",
        HUS,
        SOURCE,
        "source: kro\u202enika",
        "data/facts/hus.yml:6:12: there is a character here that is not seen but turns the letters around it (U+202E), so that what is read is not what is written. Remove it.",
    ),
    (
        "empty",
        HUS,
        None,
        "",
        "data/facts/hus.yml:1:1: the file is empty. Fill in the fields (id, label, value, year, source, checked), or remove the file.",
    ),
    (
        "too-large",
        HUS,
        None,
        LARGE,
        "data/facts/hus.yml:1:1: the file is 600 kB; it may be 512 kB at most. Split it, or take out what does not belong here.",
    ),
    (
        "encoding",
        HUS,
        None,
        LATIN,
        "data/facts/hus.yml:1:11: the character here is not UTF-8 (byte 0xE5). Save the file again in the encoding UTF-8.",
    ),
    (
        "wrong-ending",
        "data/facts/ny.yaml",
        None,
        "a: b\n",
        "data/facts/ny.yaml:1:1: the file ends in “.yaml” and is therefore not read. Rename it so that it ends in “.yml”.",
    ),
    (
        "yaml-tab",
        HUS,
        SOURCE,
        "source:\n\tkronika",
        "data/facts/hus.yml:7:1: the line is indented with a tab. Use spaces: two for each step in.",
    ),
    (
        "yaml-colon",
        HUS,
        SOURCE,
        "source: kronika: 2",
        'data/facts/hus.yml:6:16: there is one more colon on the line, or the line is wrongly indented. Put the text in quotation marks ("…") if it holds a colon; else mend the indentation.',
    ),
    (
        "yaml-indent",
        HUS,
        SOURCE,
        " source: kronika",
        "data/facts/hus.yml:6:2: the line does not fit those above it. Fields of one level start in the same column, and each is written “name: value”. If the indentation is right, look for an unclosed quotation mark above.",
    ),
    (
        "yaml-unclosed",
        HUS,
        SOURCE,
        "source: [kronika",
        "data/facts/hus.yml:6:9: a quotation mark or bracket is opened but not closed (while parsing a flow sequence). Add what is missing: \", ', ] or }.",
    ),
    (
        "yaml-character",
        HUS,
        SOURCE,
        "source: **kronika**",
        'data/facts/hus.yml:6:10: the text starts with a character that has a meaning of its own. Put the text in quotation marks: "…".',
    ),
    (
        "yaml-other",
        HUS,
        SOURCE,
        'source: "\\q"',
        "data/facts/hus.yml:6:10: the file cannot be understood here (found unknown escape character). Compare with a file in the same folder that works.",
    ),
    (
        "yaml-anchor",
        HUS,
        SOURCE,
        "source: &k kronika",
        "data/facts/hus.yml:6:9: “&” and “*” (YAML anchors and aliases) are not used here. Write the text out, or put it in quotation marks.",
    ),
    (
        "yaml-tag",
        HUS,
        SOURCE,
        "source: !k kronika",
        "data/facts/hus.yml:6:9: “!k” (a YAML tag) is not used here. Remove it, or put the text in quotation marks.",
    ),
    (
        "yaml-documents",
        HUS,
        SOURCE,
        "source: kronika\n---",
        "data/facts/hus.yml:7:1: a second document starts here (“---”). A file is one document: move the rest to a file of its own.",
    ),
    (
        "yaml-deep",
        HUS,
        SOURCE,
        "source: [[[[[[[[[[[[[",
        "data/facts/hus.yml:6:20: fields lie within fields in more than 12 levels here. Check indentation and brackets.",
    ),
    (
        "yaml-key",
        HUS,
        SOURCE,
        "[a]: b",
        "data/facts/hus.yml:6:1: a field's name must be a word, not a list or a group. Write “name: value”.",
    ),
    (
        "duplicate-key",
        HUS,
        SOURCE,
        "source: kronika\nid: hus",
        "data/facts/hus.yml:7:1: the field “id” stands twice (first on line 1). Keep one and remove the other.",
    ),
    (
        "unknown-key",
        HUS,
        SOURCE,
        "source: kronika\nunitt: 1",
        "data/facts/hus.yml:7:1: there is no field “unitt” here. Did you mean “unit”? Remove it or mend its name. The fields are: id, label, kind, value, unit, year, source, checked, certainty, reason, note, review.",
    ),
    (
        "missing-key",
        HUS,
        "source: kronika\n",
        "",
        "data/facts/hus.yml:1:1: the field “source” is missing. The source, by its name in sources.yml. Write for example: source: …",
    ),
    (
        "type-object",
        HUS,
        "label: {sv: antal hus, en: number of houses}",
        "label: hus",
        "data/facts/hus.yml:2:8: hus stands here, but there must be named fields. Write for example: {sv: Texten på svenska, en: The text in English}",
    ),
    (
        "type-array",
        BRYGGAN,
        "facts: [hus]",
        "facts: hus",
        "data/strengths/bryggan.yml:14:8: hus stands here, but there must be a list. Write each thing on a line of its own after “- ”, or [like, this].",
    ),
    (
        "type-string",
        HUS,
        SOURCE,
        "source: [kronika]",
        "data/facts/hus.yml:6:9: [kronika] stands here, but there must be a text.",
    ),
    (
        "type-integer",
        BRYGGAN,
        "order: 1",
        "order: ett",
        "data/strengths/bryggan.yml:2:8: ett stands here, but there must be a whole number. Write for example: 1",
    ),
    (
        "type-number",
        BRAND,
        "base: 1",
        "base: en",
        "data/brand.yml:21:15: en stands here, but there must be a number, with a point for decimals. Write for example: 1.25",
    ),
    (
        "type-boolean",
        BRYGGAN,
        "order: 1",
        "order: 1\nworking_title: ja",
        "data/strengths/bryggan.yml:3:16: ja stands here, but there must be true (yes) or false (no).",
    ),
    (
        "enum",
        BRYGGAN,
        "standing: proposal",
        "standing: adoptd",
        "data/strengths/bryggan.yml:20:11: “adoptd” is none of the values there are. Did you mean “adopted”? Write one of: proposal, approved, adopted.",
    ),
    (
        "blank",
        BRYGGAN,
        "en: The ice.",
        'en: ""',
        "data/strengths/bryggan.yml:12:28: the text is empty. Write something, or remove the field if it may be left out.",
    ),
    (
        "pattern",
        BRAND,
        '"#F0B090"',
        '"#F0B09"',
        "data/brand.yml:12:62: “#F0B09” has not the right form. A colour as # and six digits or letters a–f. Write for example: #135A75",
    ),
    (
        "key-pattern",
        BRAND,
        "link: rost",
        "lynk: rost",
        "data/brand.yml:14:79: the name “lynk” has not the right form: it must fit ground, text, quiet, line, accent, link.",
    ),
    (
        "date",
        HUS,
        "2026-11-01",
        "2026-13-01",
        "data/facts/hus.yml:7:10: “2026-13-01” is no day in the calendar. Write year-month-day, for example: 2026-11-23",
    ),
    ("range", BRYGGAN, "order: 1", "order: 0", "data/strengths/bryggan.yml:2:8: 0 is out of bounds: ≥ 1."),
    (
        "too-few",
        "data/areas/boende.yml",
        "todo: [{sv: Bygga., en: Build.}]",
        "todo: []",
        "data/areas/boende.yml:7:7: at least 1 is needed here. Add one, or remove the field if it may be left out.",
    ),
    (
        "too-long",
        HUS,
        "id: hus",
        "id: hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh",
        "data/facts/hus.yml:1:5: “hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh” is too long: 60 characters at most.",
    ),
    (
        "repeated",
        BRYGGAN,
        "facts: [hus]",
        "facts: [hus, hus]",
        "data/strengths/bryggan.yml:14:8: the same thing stands twice in the list. Remove one.",
    ),
    (
        "id-differs",
        HUS,
        "id: hus",
        "id: huset",
        "data/facts/hus.yml:1:5: the id is “huset” but the file is called “hus.yml”. They must be the same: write id: hus, or rename the file.",
    ),
    (
        "unknown-reference",
        BRYGGAN,
        "facts: [hus]",
        "facts: [huss]",
        "data/strengths/bryggan.yml:14:9: “huss” points to a fact that does not exist. Did you mean “hus”? Mend the name, or add it (data/facts/huss.yml).",
    ),
    (
        "unknown-text-reference",
        BRYGGAN,
        "sv: Isen.",
        'sv: "{hus}"',
        "data/strengths/bryggan.yml:12:17: “{hus}” in the text cannot be understood. Write {fact:ID}, {value:ID} or {year:ID}, where ID is a file in data/facts/.",
    ),
    (
        "missing-translation",
        BRYGGAN,
        ", en: The ice.",
        "",
        "data/strengths/bryggan.yml:12:12: the text is missing in the language “en”. Write one more line: en: …",
    ),
    (
        "unknown-language",
        BRYGGAN,
        "en: The ice.",
        "en: The ice., de: Eis.",
        "data/strengths/bryggan.yml:12:38: “de” is none of the site's languages (sv, en). Mend or remove the line.",
    ),
    (
        "fact-value",
        HUS,
        '"1234.5"',
        "många",
        "data/facts/hus.yml:3:8: the value “många” is not a number (number). Write for example: value: 3.41",
    ),
    (
        "same-number",
        "data/goals/fler-hus.yml",
        "number: 1",
        "number: 2",
        "data/goals/fler-hus.yml:2:9: the number 2 is taken by data/goals/boende-2.yml. Give the goal a number of its own.",
    ),
    (
        "tie-target",
        "data/perspectives/lanet.yml",
        "{goal: fler-hus, ",
        "{",
        "data/perspectives/lanet.yml:9:5: the tie must start from an area or a goal: write area: … or goal: …, one of them.",
    ),
    (
        "low-contrast",
        BRAND,
        '"#7A2A0A"',
        '"#EEEEEE"',
        "data/brand.yml:17:5: rost on rost-tint-2 has a contrast of 1.13:1 in light; 3.0:1 is needed. Make the text darker or the ground lighter (the other way in dark).",
    ),
    (
        "edition-root",
        "data/platform.yml",
        "path: en",
        'path: ""',
        'data/platform.yml:8:3: exactly one edition must lie at the root (path: ""), and each have a language and a path of its own.',
    ),
    (
        "no-goal",
        TOPIC,
        '[{goal: fler-hus, why: {sv: "Den som bygger gör husen fler.", en: "Whoever builds makes the houses more."}}]',
        "[]",
        "data/topics/bygga.yml:6:8: there is no goal here. Add at least one goal that it helps to reach, and why (goal and why).",
    ),
    (
        "goal-twice",
        ANGEN,
        "goals: [",
        "goals: [{goal: fler-hus, why: {sv: A., en: A.}}, ",
        "data/strengths/angen.yml:15:57: the goal “fler-hus” stands twice. Keep one of them, with the better reason.",
    ),
    (
        "goal-unserved",
        UNKNOWN,
        "wording: missing",
        "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
        "data/goals/boende-2.yml:1:5: remark: no strength helps to reach this goal. Add “goal: boende-2” and why to the strength (data/strengths/) that does.",
    ),
    (
        "unknown-goal-offered",
        TOPIC,
        "goal: fler-hus",
        "goal: boende-2",
        "data/topics/bygga.yml:6:16: the goal “boende-2” has no wording, so nobody knows what it demands. Take it away from here until the wording is filled in.",
    ),
    (
        "area-without-goal",
        "data/areas/park.yml",
        None,
        PARK,
        "data/areas/park.yml:1:5: remark: the area has no goal. Add one in data/goals/, or remove the area.",
    ),
    (
        "message-without-goal",
        SMS,
        "goals: [fler-hus]\n",
        "",
        "data/messages/bad-sms.yml:1:5: remark: the message serves no goal. Add it under goals, if there is one.",
    ),
    (
        "loose-initiative",
        LOPPIS,
        "goals: [fler-hus]\nstrengths: [bryggan]\nareas: [boende]\n",
        "",
        "data/initiatives/loppis.yml:1:5: remark: the initiative is tied to no goal, area or strength. Add it under goals, areas or strengths.",
    ),
    (
        "unused-fact",
        "data/facts/lador.yml",
        None,
        COPY,
        "data/facts/lador.yml:1:1: remark: the fact is used nowhere. Show it with a strength or a goal, or remove it.",
    ),
    (
        "unused-source",
        "data/sources.yml",
        "kronika:",
        "bladet: {title: {sv: B, en: B}, publisher: B, url: https://b.example/}\nkronika:",
        "data/sources.yml:1:1: remark: the source “bladet” is used nowhere. Refer to it, or remove it.",
    ),
    (
        "markup-in-text",
        HUS,
        "en: number",
        "en: <i>number",
        "data/facts/hus.yml:2:28: remark: the text holds what looks like HTML (“<i>”). It is shown just as it stands; remove it if that was not meant.",
    ),
    (
        "unknown-placeholder",
        SMS,
        "Nu badar vi.",
        "{plasts}.",
        "data/messages/bad-sms.yml:9:10: “{plasts}” is nothing that the sender fills in. Did you mean “{plats}”? There are: {avsandare}, {plats}, {datum}, {lank}, {kontakt}, {logotext}.",
    ),
    (
        "message-too-long",
        SMS,
        "Nu badar vi.",
        "Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi. Nu badar vi.",
        "data/messages/bad-sms.yml:9:10: the text has 311 characters with the longest sensible filling; Text message takes 306 at most. Shorten it.",
    ),
    (
        "too-many-hashtags",
        POST,
        "sv: [Lillby, Brygga]",
        "sv: [a, b, c, d]",
        "data/messages/bad-instagram.yml:20:16: 4 hashtags; Instagram takes 3 at most. Remove the least important.",
    ),
    (
        "hashtag",
        POST,
        "sv: [Lillby, Brygga]",
        'sv: ["#Lillby"]',
        "data/messages/bad-instagram.yml:20:17: “#Lillby” cannot be a hashtag. Write one word without # and spaces.",
    ),
    (
        "inflected-placeholder",
        SMS,
        "Nu badar vi.",
        "{avsandare}s bad.",
        "data/messages/bad-sms.yml:9:10: “{avsandare}s” comes out wrong with many names. Rewrite so that the name takes no ending: not “{avsandare}’s cup” but “the cup that {avsandare} arranges”.",
    ),
    (
        "version-needs-more",
        PROFILE,
        "Vi på {foretag} anställer i Lillby.",
        "Vi på {foretag} i {ort} anställer.",
        "data/profile.yml:17:14: the last version needs {ort}. Add one at the end that manages with {foretag}: else there is no text when the rest is not filled in.",
    ),
    (
        "audience-twice",
        PROFILE,
        "audience: visitor",
        "audience: jobseeker",
        "data/profile.yml:20:15: the audience “jobseeker” has a paragraph already. Keep one of them.",
    ),
    (
        "handwritten-figure",
        SMS,
        "Nu badar vi.",
        "Nu badar 300 i sjön.",
        "data/messages/bad-sms.yml:9:10: the figure “300” is written by hand. Write {fact:ID}, {value:ID} or {year:ID}, so that it is corrected in one place.",
    ),
    (
        "day-before-first",
        POST,
        "changed: 2026-03-01",
        "changed: 2025-03-01",
        "data/messages/bad-instagram.yml:25:10: the day 2025-03-01 is before the first day, 2026-01-01. Correct one of them.",
    ),
    (
        "retired-message",
        POST,
        "changed: 2026-03-01",
        "replaced_by: is-affisch",
        "data/messages/bad-instagram.yml:25:14: the message “is-affisch” no longer holds, but this leads to it. Change to one that does, or remove the line.",
    ),
    (
        "address-taken",
        POST,
        "changed: 2026-03-01",
        "former: [bad-sms]",
        "data/messages/bad-instagram.yml:25:10: the address “bad-sms” is taken (data/messages/bad-sms.yml). Choose another name.",
    ),
    (
        "worn-word",
        SMS,
        "Nu badar vi.",
        "Den pärlan.",
        "data/messages/bad-sms.yml:9:10: remark: “pärlan” is a word that we avoid. Säg vad man ser.",
    ),
    (
        "long-sentence",
        POST,
        "Ta med handduk.",
        "Vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och torkar oss.",
        "data/messages/bad-instagram.yml:18:9: remark: the sentence has more than 25 words: “Vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och vi badar och torkar oss”. Put in a full stop.",
    ),
    (
        "hard-to-read",
        SMS,
        "Nu badar vi.",
        "Badplatsutvecklingsarbetet fortskrider enligt samverkansorganisationens planering, konstaterar kommunikationsavdelningen.",
        "data/messages/bad-sms.yml:9:10: remark: the text has LIX 50; 40 is our limit. Shorten the sentences and change the long words.",
    ),
    (
        "straight-quote",
        POST,
        "Bring a towel.",
        'Bring a \\"towel\\".',
        'data/messages/bad-instagram.yml:19:9: remark: straight quotation marks ("). Write ”…” in Swedish, “…” in English.',
    ),
    (
        "foreign-quote",
        POST,
        "Ta med handduk.",
        "Ta med “handduk”.",
        "data/messages/bad-instagram.yml:18:9: remark: ““” is an English quotation mark. In Swedish both are the same: ”…”.",
    ),
    (
        "hyphen-for-dash",
        SMS,
        "Nu badar vi.",
        "Nu - badar vi.",
        "data/messages/bad-sms.yml:9:10: remark: “-” should be a dash (–).",
    ),
    (
        "three-points",
        SMS,
        "Nu badar vi.",
        "Nu badar vi...",
        "data/messages/bad-sms.yml:9:10: remark: “...” is written as one character: …",
    ),
    (
        "space-before-mark",
        SMS,
        "Nu badar vi.",
        "Nu badar vi .",
        "data/messages/bad-sms.yml:9:10: remark: there is a space before a punctuation mark (.). Remove it.",
    ),
    (
        "two-spaces",
        POST,
        '"Ta med handduk.',
        '"Ta  med handduk.',
        "data/messages/bad-instagram.yml:18:9: remark: there is more than one space in a row. Remove what is too much.",
    ),
    (
        "repeated-mark",
        SMS,
        "Nu badar vi.",
        "Nu badar vi!!",
        "data/messages/bad-sms.yml:9:10: remark: “!!”: one mark is enough.",
    ),
    (
        "no-space-before-sign",
        POST,
        "Ta med handduk.",
        "Ta med hälften, {value:hus}%.",
        "data/messages/bad-instagram.yml:18:9: remark: “n%” is written with a space between figure and sign: 10 %, § 5.",
    ),
    (
        "alike-variants",
        POST,
        'Bring a towel. The jetty was built in {year:byggd}. More: {lank} From {avsandare}"',
        'The jetty has {fact:hus} around it. {avsandare} bids you welcome. See you at: {plats}. It serves {goal:fler-hus}."',
        "data/messages/bad-instagram.yml:19:9: remark: version 2 is nearly the same as version 1 (97 per cent of equal words). Start from another end.",
    ),
    (
        "argument-without-fact",
        "data/strengths/angen.yml",
        "    facts: [hus]\n",
        "",
        "data/strengths/angen.yml:23:5: the argument leans on no fact. Write {fact:ID} in the text, or add facts: [ID].",
    ),
    (
        "not-one-sentence",
        BRYGGAN,
        "Bryggan är byns plats för bad och båtar.",
        "Bad. Och båtar.",
        "data/strengths/bryggan.yml:21:15: there must be a single sentence of 25 words at most here (now: sentences 2, words 3). Shorten the text, or split it.",
    ),
    (
        "alike-claims",
        BRYGGAN,
        "Around the jetty in Lillby stand {fact:hus}, by a count in {year:hus}.",
        "The jetty in Lillby was built in {value:byggd} and still stands.",
        "data/strengths/bryggan.yml:27:84: remark: the claim is nearly the same as argument 1 in data/strengths/bryggan.yml (92 per cent of equal words). Say something else, or merge them.",
    ),
    (
        "approval-missing",
        BRYGGAN,
        "standing: proposal",
        "standing: approved",
        f'{BRYGGAN}:20:11: standing is approved, but it does not say who approved the text. Write approved: {{by: "Name, role", date: {date.today()}, text: 6d24698f6226033b}}, or write standing: proposal.',
    ),
    (
        "approval-standing",
        TRIVSEL,
        "standing: approved",
        "standing: proposal",
        f"{TRIVSEL}:18:11: it says here who approved the text, but standing is proposal. Write standing: approved, or remove approved.",
    ),
    (
        "approval-without-mark",
        TRIVSEL,
        ", text: ee9b91e6dcabc88e",
        "",
        f"{TRIVSEL}:18:11: the approval does not say which text it is about. Is it the text as it reads now? Write text: ee9b91e6dcabc88e.",
    ),
    (
        "approval-text-changed",
        TRIVSEL,
        "ee9b91e6dcabc88e",
        "0123456789abcdef",
        f"{TRIVSEL}:18:74: the text has changed since it was approved on 2026-02-01 by Ada Ask, ordförande i byalaget. Have it approved anew (then write text: ee9b91e6dcabc88e and the new day), or remove approved and write standing: proposal.",
    ),
    (
        "approval-ahead",
        TRIVSEL,
        "date: 2026-02-01",
        "date: 2999-01-01",
        f"{TRIVSEL}:18:56: the day 2999-01-01 has not come yet. Write the day when the text was approved.",
    ),
    (
        "stale-fact",
        HUS,
        "checked: 2026-11-01",
        "checked: 2020-11-01",
        "data/facts/hus.yml:7:10: remark: the fact was checked on 2020-11-01 and was to be reviewed on 2022-11-01. Compare it with its source and change the date.",
    ),
    (
        "wording-first",
        "data/goals/trivsel.yml",
        "wording: known",
        "wording: subject",
        "data/goals/trivsel.yml:11:3: “aims” stands here, but the goal's wording is not known. Fill in the wording first (wording: known), or remove the field.",
    ),
    (
        "result-value",
        "data/goals/trivsel.yml",
        "{year: 2023, relations: {nation: above}, source: kronika}",
        "{year: 2023, source: kronika}",
        "data/goals/trivsel.yml:14:5: no value stands here. Write exactly one of: value, fact, relations.",
    ),
    (
        "result-lacks",
        "data/goals/trivsel.yml",
        "{nation: above}, source: kronika",
        "{nation: above}",
        "data/goals/trivsel.yml:14:5: “source” is missing. A figure must be possible to check: write its source (source: …) and the day when it was compared with it (checked: …).",
    ),
    (
        "year-to-come",
        "data/goals/trivsel.yml",
        "{year: 2023",
        "{year: 2099",
        "data/goals/trivsel.yml:14:12: the year 2099 has not come yet. Correct the year, or remove the result.",
    ),
    (
        "year-order",
        "data/goals/trivsel.yml",
        "{year: 2023",
        "{year: 2021",
        "data/goals/trivsel.yml:14:12: 2021 stands after 2021. Write the results with the oldest first and one for each year.",
    ),
    (
        "year-of-fact",
        "data/goals/trivsel.yml",
        "relations: {nation: above}, source: kronika",
        "fact: hus",
        "data/goals/trivsel.yml:14:12: the result is from 2023 but the fact holds for 2020. Correct the year, or choose another fact.",
    ),
    (
        "not-a-number",
        "data/goals/fler-hus.yml",
        "{kind: level, value: 10}",
        "{kind: level, fact: byggd}",
        "data/goals/fler-hus.yml:16:25: the fact “byggd” is not a number (kind: year), so it cannot be counted with. Choose a fact that is a number.",
    ),
    (
        "unknown-comparison",
        "data/goals/trivsel.yml",
        "{nation: above}",
        "{riket: above}",
        "data/goals/trivsel.yml:14:30: “riket” is not among what goals are compared with. Write one of: county, nation. Or add it (data/vocabulary.yml: comparisons).",
    ),
    (
        "aim-lacks",
        "data/goals/trivsel.yml",
        "{kind: pass, comparison: nation}",
        "{kind: pass}",
        "data/goals/trivsel.yml:11:5: an aim of the kind pass cannot be worked out without: comparison: …. Add it.",
    ),
    (
        "aim-extra",
        "data/goals/trivsel.yml",
        "{kind: pass, comparison: nation}",
        "{kind: grow, comparison: nation}",
        "data/goals/trivsel.yml:11:30: “comparison” does not belong to an aim of the kind grow. Remove it, or change the kind.",
    ),
    (
        "aim-twice",
        "data/goals/fler-hus.yml",
        "{kind: level, value: 10}",
        "{kind: rank, value: 10, of: hus}",
        "data/goals/fler-hus.yml:16:5: the value to reach stands here in several ways (value, of). Keep one.",
    ),
    (
        "aim-direction",
        "data/goals/trivsel.yml",
        "direction: up\n",
        "",
        "data/goals/trivsel.yml:10:12: an aim of the kind pass needs to know which way is better. Write direction: up or direction: down.",
    ),
    (
        "base-late",
        "data/goals/trivsel.yml",
        "results:",
        "base: {year: 2021, value: 5, source: kronika, checked: 2026-11-01}\nresults:",
        "data/goals/trivsel.yml:12:14: the base year 2021 is later than the strategy's first year, 2020. Write the value under results instead.",
    ),
    (
        "not-a-share",
        "data/goals/trivsel.yml",
        "  - {kind: pass, comparison: nation}\nresults:\n",
        "  - kind: carry-out\nresults:\n  - {year: 2020, value: 101, source: kronika, checked: 2026-11-01}\n",
        "data/goals/trivsel.yml:13:25: 101 is no share. Where something is to be carried out, the result is how many per cent are done: 0 to 100.",
    ),
    (
        "figure-late",
        "data/goals/fler-hus.yml",
        "next: 2031-03-01",
        "next: 2020-03-01",
        "data/goals/fler-hus.yml:27:7: remark: a new figure was due on 2020-03-01. Fill it in under results and write the next date, or remove the field.",
    ),
    (
        "message-over",
        "data/messages/is-affisch.yml",
        "ended: {sv: Isen har gått., en: The ice has gone.}\nreplaced_by: bad-instagram\ngoals: [fler-hus]\n"
        "approved: {by: Lillby byalag, date: 2026-02-01, text: 2870844e756bb7d1}\n",
        "goals: [fler-hus]\n",
        "data/messages/is-affisch.yml:10:31: remark: the message stopped being valid on 2026-03-31, but its page does not say why. Write ended, and replaced_by if something replaces it.",
    ),
    (
        "boast-without-fact",
        BRYGGAN,
        "sv: Isen.",
        "sv: Isen är störst.",
        "data/strengths/bryggan.yml:12:17: remark: “störst” is a superlative, but the text names no fact. Write {fact:ID} beside it, or say how it is instead.",
    ),
    (
        "same-text",
        LOPPIS,
        "what: {sv: Saker byter ägare., en: Things change owners.}",
        "what: {sv: The things that we sell change owners every year., en: The things that we sell change owners every year.}",
        "data/initiatives/loppis.yml:6:7: remark: the text is the same in sv, en. Write it in both languages.",
    ),
    (
        "goal-without-message",
        UNKNOWN,
        "wording: missing",
        "wording: subject\nname: {sv: B, en: B}\nquestion: {sv: B?, en: B?}\nmeasured: {sv: B., en: B.}",
        "data/goals/boende-2.yml:1:5: remark: no message serves the goal. Add the goal under goals in a message (data/messages/) that does.",
    ),
    (
        "example-text",
        HUS,
        "{sv: antal hus, en: number of houses}",
        '{sv: "Exempel: antal hus", en: "Example: number of houses"}',
        "data/facts/hus.yml:2:13: remark: an example text from the beginning is left here (2 in the file). Write the place’s own, or remove the file when nothing refers to it.",
    ),
]
# Rows of the page of the content's health, shown in test_health.
ROWS = {code for code, words in catalogue().items() if words.get("row")}
WORDS_ONLY = {"remark", "nearest", "closing"}
CODES = set(catalogue()) - WORDS_ONLY
BY_HAND = {
    *(
        "schema-unreadable",
        "missing-file",
        "no-file",
        "unreadable",
        "other-shape",
        "no-node-modules",
        "no-font-file",
        "unproved-superlative",
    ),
    "area-without-strength",  # takes two files
    *("message-ends", "page-untranslated"),  # shown in test_check_messages and test_check_reading
}
# Brought about in test_kolada, test_csv_figures, test_write_results and test_imports.
IMPORT = {
    *("statistics-not-set", "kolada-not-set", "kolada-unreachable", "kolada-slow", "kolada-cut", "kolada-large"),
    *("kolada-status", "kolada-odd-answer", "kolada-unknown-indicator", "kolada-title-changed", "kolada-place-title"),
    *("kolada-no-values", "kolada-gaps", "kolada-no-producer", "csv-layout", "csv-no-figures", "csv-several-rows"),
    *("csv-value", "result-in-fact", "result-of-other-source", "unwritable"),
}
PROPOSAL = {code for code in CODES if code.startswith("proposal-")}  # brought about in test_proposals

# Brought about in test_site_check and test_report.
PUBLISHING = {
    *("site-broken-link", "site-other-host", "site-language", "site-page-missing", "site-hreflang", "site-empty"),
    *("site-shrunk", "site-axe", "dead-link", "unsure-link"),
}


@pytest.mark.parametrize(("code", "path", "old", "new", "message"), CASES, ids=[case[0] for case in CASES])
def test_every_code_is_brought_about_and_worded_in_english(
    small_root: Path, code: str, path: str, old: str | None, new: str, message: str
) -> None:
    if new is LATIN:
        (small_root / path).write_bytes(new.encode("utf-8", "surrogateescape"))
    else:
        edit(small_root, path, old, new)
    platform, problems = read_platform(small_root)
    assert [problem.text("en") for problem in problems if (problem.path, problem.code) == (path, code)] == [message]
    assert (platform is None) is not catalogue()[code].get("remark", False)


def test_no_code_is_left_without_a_test() -> None:
    assert {case[0] for case in CASES} | BY_HAND | IMPORT | PROPOSAL | PUBLISHING | ROWS == CODES


def test_a_missing_file_and_a_folder_in_its_place(small_root: Path) -> None:
    (small_root / BRAND).unlink()
    (small_root / BRAND).mkdir()
    (small_root / "data/sources.yml").unlink()
    codes = {(problem.path, problem.code) for problem in read_platform(small_root)[1] if problem.stops}
    assert codes == {(BRAND, "no-file"), ("data/sources.yml", "missing-file")}


def test_a_keyword_that_has_no_code_of_its_own(tmp_path: Path) -> None:
    schema = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"a": {"const": "x"}}}'
    (tmp_path / "thing.schema.json").write_text(schema, "utf-8")
    problems = list(Schemas(tmp_path).check("thing", parse("a: y", "x.yml")))
    assert [problem.text("en") for problem in problems] == ["x.yml:1:4: “y” does not fit here (const: x). "]


def test_packages_that_are_not_installed(small_root: Path) -> None:
    platform, _ = read_platform(small_root)
    assert isinstance(platform, Platform)
    (found,) = missing_files(platform, small_root)
    assert (found.path, found.code, found.stops) == ("package.json", "no-node-modules", True)
    assert found.text().startswith("package.json:1:1: ikoner och verktyg är inte hämtade (")


def test_a_typeface_whose_file_is_not_there(small_root: Path) -> None:
    edit(small_root, BRAND, "{family: serif,", "{family: serif, file: data/fonts/egen.woff2,")
    platform, problems = read_platform(small_root)
    assert isinstance(platform, Platform), problems
    found = missing_files(platform, small_root)[0]
    assert (found.path, found.code, found.stops) == (BRAND, "no-font-file", True)
    assert "data/fonts/egen.woff2" in found.text("en")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_both_languages_with_the_same_values(code: str) -> None:
    wording = catalogue()[code]
    assert set(wording) - {"remark", "row", "whole", "group"} == set(LANGUAGES)
    swedish, english = (
        {name for _, name, _, _ in string.Formatter().parse(wording[each]) if name} for each in LANGUAGES
    )
    assert swedish == {name.removesuffix("_en") for name in english}
    for language in LANGUAGES:
        text = wording[language]
        assert text == " ".join(text.split()), "one line, no space to spare"
        assert text[0].islower() or not text[0].isalpha() or text.startswith("Kolada"), "it follows an address"


@pytest.mark.parametrize("name", groups())
def test_every_group_has_a_name_and_a_reason_in_both_languages(name: str) -> None:
    words = groups()[name]
    assert set(words) == {"name", "why"}
    assert all(set(each) == set(LANGUAGES) for each in words.values())
    assert any(entry["group"] == name for code, entry in catalogue().items() if code in CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_group_and_what_stops_comes_before_what_does_not(code: str) -> None:
    order, found = list(groups()), Problem("a", 1, 1, code)
    assert found.group in order
    # An import has problems of both sorts, and a group of its own.
    assert found.group in ("figures", "proposals", "site") or found.stops == (
        order.index(found.group) < order.index("stale")
    )


@pytest.mark.parametrize("code", sorted(WORDS_ONLY))
def test_the_words_around_are_in_both_languages(code: str) -> None:
    assert set(catalogue()[code]) == set(LANGUAGES)


def test_an_area_to_which_no_strength_is_tied(small_root: Path) -> None:
    edit(small_root, "data/areas/park.yml", None, PARK)
    edit(small_root, UNKNOWN, "area: boende", "area: park")
    assert (
        "data/areas/park.yml:1:5: remark: no strength is tied to the area. Write them under strengths, or tie a strength to one of the area’s goals."
        in [row.text("en") for row in read_platform(small_root)[1]]
    )


def test_a_report_is_grouped_sorted_and_counted() -> None:
    rows = [
        problem("b.yml", (1, 1), "blank"),
        problem("a.yml", (2, 1), "unused-fact"),
        problem("a.yml", (10, 2), "repeated"),
        problem("a.yml", (9, 1), "repeated"),
        problem("c.yml", (1, 1), "empty", fields="id"),
    ]
    assert [line.partition(": ")[0] for line in report(rows).splitlines()] == [
        "Filer som inte går att läsa (1). Börja här",
        *("c.yml:1:1", ""),
        "Fält med fel form (3). En fil med fel form hoppas över när resten kontrolleras, så formen kommer före innehållet.",
        *("a.yml:9:1", "a.yml:10:2", "b.yml:1:1", ""),
        "Kan bli bättre (1). Det är inget fel. Ta det när du ändå har filen öppen.",
        *("a.yml:2:1", "", "4 fel, 1 anmärkningar."),
    ]
    assert report([]) == "0 fel, 0 anmärkningar."
    assert report(rows, "en").endswith("\n4 problems, 1 remarks.")


def test_long_values_are_cut_and_put_on_one_line() -> None:
    found = problem("a.yml", (1, 1), "too-long", found="x\n  y" + "z" * 500, limit=60)
    assert found.text().startswith("a.yml:1:1: ”x yzzz")
    assert "…” är för långt: högst 60 tecken." in found.text()
    assert len(found.text()) < 300


def test_braces_in_a_value_are_no_placeholders() -> None:
    assert "”{0} {x}”" in problem("a.yml", (1, 1), "date", found="{0} {x}").text()


def test_a_near_word_is_worded_in_the_language_asked_for() -> None:
    found = problem("a.yml", (1, 1), "enum", found="a", nearest="b", known="b, c")
    assert found.text() == "a.yml:1:1: ”a” är inget av de värden som finns. Menade du ”b”? Skriv ett av: b, c."
    assert found.text("en") == "a.yml:1:1: “a” is none of the values there are. Did you mean “b”? Write one of: b, c."


def test_remarks_stop_nothing() -> None:
    assert {code for code in CODES if not Problem("a", 1, 1, code).stops} - ROWS == {
        *(
            "alike-claims",
            "alike-variants",
            "area-without-goal",
            "area-without-strength",
            "boast-without-fact",
            "example-text",
        ),
        *("dead-link", "unsure-link"),
        *("figure-late", "foreign-quote", "goal-unserved", "goal-without-message", "hard-to-read", "hyphen-for-dash"),
        *("kolada-gaps", "kolada-no-producer", "long-sentence", "loose-initiative", "markup-in-text"),
        *("message-ends", "message-over", "message-without-goal", "no-space-before-sign", "page-untranslated"),
        *("proposal-approved", "proposal-older", "proposal-standing"),
        *("repeated-mark", "result-in-fact", "result-of-other-source", "same-text", "space-before-mark", "stale-fact"),
        *("straight-quote", "three-points", "two-spaces", "unproved-superlative", "unused-fact", "unused-source"),
        "worn-word",
    }
