"""What the shared texts never leave out: the duty from the first day, and what is kept."""

import re

import pytest

_FRONT = re.compile(r"^---\n(.*?)^---\n", re.S | re.M)
_DUTY = re.compile(r"[Mm]eldeplikt|\[?[Mm]eld(?:e)?\]?(?:\(law/meldeplikt| når)|skal melde")
_SHREDDED = re.compile(r"makul(?!ering\b)", re.I)
_SUSPICION = re.compile(r"(mistanke|handle) om v[oa]ld")


def _themes(project):
    return sorted((project / "content/themes").glob("*.n[bn].md"))


def _levels(text):
    """Return what a theme says before its second level, and what it says from there on."""
    front = _FRONT.match(text)[1]
    stop, _, rest = front.partition("\nlevels:\n")
    levels = re.split(r"^  - level: ", rest.partition("\nwho:")[0], flags=re.M)
    return stop.partition("\nstop:\n")[2] + levels[1], "".join(levels[2:])


def test_the_duty_to_report_never_begins_on_a_later_level(project):
    late = []
    for path in _themes(project):
        first, later = _levels(path.read_text(encoding="utf-8"))
        if _DUTY.search(later) and not _DUTY.search(first):
            late.append(path.name)

    assert len(_themes(project)) > 30
    assert late == []


@pytest.mark.parametrize("folder", ["content/steps", "content/articles", "tools"])
def test_who_reads_of_shredding_reads_when_nothing_is_shredded(project, folder):
    texts = {
        path: path.read_text(encoding="utf-8") for path in (project / folder).glob("*.n[bn].md")
    }
    of_shredding = {path for path, text in texts.items() if _SHREDDED.search(_told(text))}

    assert of_shredding
    assert [path.name for path in of_shredding if not _SUSPICION.search(texts[path])] == []


def _told(text):
    """Return ``text`` without its search words."""
    return re.sub(r"^aliases:\n(?:  - .*\n)+|^aliases: .*$", "", text, flags=re.M)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("form", ["samtykke-samarbeid", "samtykke-stafettlogg"])
def test_who_signs_follows_the_age_that_the_municipality_has(project, form, language):
    text = (project / f"tools/{form}.{language}.md").read_text(encoding="utf-8")
    help = text.partition("heading: Underskrift\n")[2].partition("fields:")[0]

    assert "{consent/samarbeid-fra}" in help and "{else}" in help
    assert not re.search(r"\b1[2-7] år", text)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_form_that_families_sign_asks_whether_someone_fears_for_the_child(project, language):
    texts = [
        path.read_text(encoding="utf-8") for path in (project / "tools").glob(f"*.{language}.md")
    ]
    forms = [
        _FRONT.match(text)[1].partition("\nform:\n")[2].partition("\nsafety:")[0] for text in texts
    ]
    asking = [form for form in forms if re.search("[Ee]r du redd for", form)]

    assert asking
    assert [form for form in asking if "type: signature" in form] == []
