"""Somebody by the acute rule answers at every hour of the year, or it is told."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest

_T = "municipalities/testkommune"
_DAY = '{days: mon-fri, opens: "08:00", closes: "15:30"}'
_NIGHT = (
    '{days: mon-fri, opens: "15:30", closes: "08:00"}, {days: mon, opens: "00:00", closes: "08:00"}'
)
_WEEKEND = '{days: sat-sun, opens: "00:00", closes: "24:00"}'
_OPEN = "holidays: sunday, eves: sunday, "


def _services(night, day=_DAY, number='phone: "22222225"'):
    return f"""services:
  - {{id: dag, type: barnevern, name: Dag, contacts: [{{function: A, phone: "22222224"}}],
      holidays: closed, eves: closed, hours: [{day}]}}
  - {{id: natt, type: vakt, name: Natt, contacts: [{{function: B, {number}}}], {night}}}
"""


@pytest.mark.parametrize(
    ("services", "told"),
    [
        (_services(f"{_OPEN}hours: [{_NIGHT}, {_WEEKEND}]"), ""),
        (_services(f"{_OPEN}hours: [{_NIGHT}]"), "lørdag 08.00–24.00"),
        (_services(f"{_OPEN}hours: [{_NIGHT.replace('15:30', '16:00')}, {_WEEKEND}]"), "mandag 15.30–16.00"),
        (_services(f"hours: [{_NIGHT}, {_WEEKEND}]"), "andre juledag 00.00–24.00"),
        (_services(f"holidays: sunday, eves: closed, hours: [{_NIGHT}, {_WEEKEND}]"), "julaften 00.00–24.00"),
        (_services("hours: []"), ""),  # nobody has said when the other one answers
        (_services(f"hours: [{_WEEKEND}]", number="email: a@test.kommune.no"), ""),
    ],
    ids=["all the time", "no weekend", "half an hour", "holidays unsaid", "eve", "unsaid", "no number"],
)  # fmt: skip
def test_a_time_when_nobody_answers_is_told(workspace, services, told):
    files = {
        f"{_T}/services.yml": services,
        "content/services/vakt.nb.md": "---\ntitle: Vakt\n---\n",
    }
    world = workspace(files)
    world.change("content/emergency.nb.md", "actions:", "services: [barnevern, vakt]\nactions:")
    found = [f.message for f in world.check().findings if f.rule.code == "KOMM08"]

    expected = f"Ingen av tjenestene i akuttregelen svarer {told}"
    assert found == ([expected] if told else [])
