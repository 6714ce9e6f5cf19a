"""The components that an editor writes as Material's reference teaches: looks, keyboard, paper, without JavaScript."""

from __future__ import annotations

PAGE = """\
---
title: Delar
description: Varje del som en sida kan ha.
---

# Delar

Nästan **allt** som går att skriva :material-heart: och en :smile:. En siffra[^kalla] och en till[^kalla2], och `kod`.

!!! note

    Utan titel.

!!! warning "Tänk på"

    Med titel.

!!! danger

    Fara.

!!! tip

    Ett tips.

!!! quote "Ur strategin"

    Ett citat.

??? question

    Hopfälld text.

???+ info "Öppen från början"

    Utfälld text.

=== "Förening"

    Panel ett, med

    - en lista
    - till

    === "Inre ett"

        Inre panel ett.

    === "Inre två"

        Inre panel två.

=== ":material-heart: Företag"

    Panel två.

=== "Kommun"

    Panel tre.

- [x] Det som är klart
- [ ] Det som återstår
    - [x] Under det

<div class="grid cards" markdown>

-   :material-heart:{ .lg .middle } __Kort ett__

    ---

    Text på kortet.

-   __Kort två__

    Mer text.

-   __Kort tre__

    Mer text.

</div>

<div class="grid" markdown>

Till vänster i rutnätet.
{ .card }

Till höger i rutnätet.
{ .card }

</div>

```yaml title="data/goals/fritid.yml" linenums="1" hl_lines="2"
id: fritid # en kommentar
name: {sv: "Fritid", en: "Leisure"}
long: "Ett_mycket_långt_ord_utan_mellanslag_som_inte_får_plats_på_en_telefon_och_därför_måste_brytas_någonstans"
```

```text
python3 dev.py serve
```

| Ort | Antal |
|:--|--:|
| Hagen | 1 |
| Vik | 12 |

| År | Januari | Februari | Mars | April | Maj | Juni |
|---|---|---|---|---|---|--:|
| 2025 | Sammanträde | Sammanträde | Sammanträde | Sammanträde | Sammanträde | 6 |

Term
:   Förklaringen.

[^kalla]: Enligt källan.
[^kalla2]: Enligt en annan källa.
"""
