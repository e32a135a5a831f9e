"""The pages of meetings: what never waits for one."""

import re


def test_every_kind_of_meeting_says_that_the_duty_to_report_does_not_wait(example):
    pages = example.files.content.items()
    meetings = [
        html.decode() for name, html in pages if re.search(r"moter/[^/]+/index.html$", name)
    ]

    assert len(meetings) >= 5
    assert all("Meldeplikten og akuttregelen venter ikke på møtet." in html for html in meetings)
