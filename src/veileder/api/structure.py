"""``structure.json``: the levels and steps in order, with what a step has and where it leads."""

from typing import Any

from veileder.api.parts import (
    ApiPart,
    LawRef,
    Published,
    Ref,
    TextState,
    Within,
    about,
    law_ref,
    law_refs,
    plain,
    plain_text,
    ref,
    refs,
    said,
    state_of,
    within,
)
from veileder.model.documents import StepText
from veileder.model.guide import NOBODY_HOLDS
from veileder.model.ways import Deadline as WrittenDeadline
from veileder.model.ways import Outcome as WrittenOutcome
from veileder.pages.batons import baton_here
from veileder.pages.levels import number_of, short_name, words_of
from veileder.pages.outcomes import destination
from veileder.pages.view import View
from veileder.resolving.guide import BatonHere, GuideLevel, GuideStep
from veileder.resolving.guide import Variant as GuideVariant


class Deadline(ApiPart):
    """How soon something must be done in a step."""

    id: str = said("Id-en til fristen i steget.")
    within: Within = said("Hvor lang fristen er.")
    text: str | None = said("Hva som skal være gjort.")
    when: str | None = said("Sakene den gjelder; null er alle.")
    ages: str | None = said("Alderen den gjelder, i år, som «13-18» eller «16+»; null er alle.")
    law: LawRef | None = said("Lovbestemmelsen som setter fristen.")


class Outcome(ApiPart):
    """A way out of a step."""

    id: str = said("Id-en til veien ut.")
    title: str = said("Det som står på knappen.")
    help: str | None = said("Når en velger den.")
    closes: bool = said("Om saken avsluttes her.")
    to: Ref | None = said(
        "Siden det fører til. «page/emergency» er akuttregelen. null når saken avsluttes, eller "
        "når det ikke finnes noen side for det her."
    )
    within: Within | None = said("Hvor raskt det må skje.")
    when: str | None = said("Sakene det gjelder; null er alle.")
    ages: str | None = said("Alderen det gjelder, i år; null er alle.")
    returns: Ref | None = said("Steget saken kommer tilbake til.")


class Step(ApiPart):
    """A step of a level."""

    id: str = said("Id-en til steget.")
    number: int | None = said("Nummeret på nivået; null der stegene ikke er nummerert.")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen. Der står alt.")
    state: TextState | None = said("Hvor teksten kommer fra; null når steget ikke er skrevet.")
    summary: str | None = said("Hva steget er, i én setning eller to.")
    actions: list[str] = said("Det en gjør, i rekkefølge.")
    addition: str | None = said("Det kommunen legger til.")
    safety: list[str] = said(
        "Linjer som verner barnet, og som står først på siden. De kan ikke utelates."
    )
    role: Ref = said("Rollen som har ansvaret, med det lokale navnet.")
    together_with: list[Ref] = said("Rollene som gjør det sammen med den ansvarlige.")
    baton: Ref | None = said("Den som holder stafettpinnen, når det er en annen enn på nivået.")
    nobody_holds: bool = said("Om ingen holder stafettpinnen i steget.")
    tools: list[Ref] = said("Verktøyene i steget; mer om dem i tools.json.")
    services: list[Ref] = said("Tjenestene en kan kontakte; mer om dem i contacts.json.")
    anonymous: list[Ref] = said("Hvem en kan drøfte saken med uten navn.")
    deadlines: list[Deadline] = said("Fristene i steget.")
    outcomes: list[Outcome] = said("Veiene ut. Uten noen fører steget til det neste.")
    laws: list[LawRef] = said("Lovbestemmelsene steget bygger på.")


class Level(ApiPart):
    """A level, or a phase."""

    id: str = said("Id-en til nivået.")
    name: str | None = said("Det korte navnet, som «Nivå 1»; null når det bare har tittelen.")
    kind: str = said("level, phase (har varighet) eller beyond (etter veilederen).")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen.")
    state: TextState | None = said("Hvor teksten kommer fra; null når nivået ikke er skrevet.")
    written: bool = said("Om nivået er skrevet.")
    summary: str | None = said("Hva nivået er.")
    duration: Within | None = said("Hvor lenge det varer.")
    baton: Ref | None = said("Den som holder stafettpinnen, med det lokale navnet.")
    nobody_holds: bool = said("Om det er sagt at ingen holder stafettpinnen her.")
    steps: list[Step] = said("Stegene i rekkefølge.")


class Variant(ApiPart):
    """The guide as those in one type of service have it, or all."""

    service: Ref | None = said("Tjenestetypen utgaven er for; null er den som er felles for alle.")
    href: str = said("Forsiden til utgaven, sett fra denne filen.")
    numbered: bool = said("Om stegene har nummer.")
    levels: list[Level] = said("Nivåene i rekkefølge.")


class Structure(Published):
    """The levels and steps of a site."""

    emergency: Ref | None = said("Akuttregelen. Vis den overalt; numrene er i contacts.json.")
    variants: list[Variant] = said("Den felles utgaven først, så de for hver type tjeneste.")


def structure(view: View) -> Structure:
    """Return the levels and steps of the site."""
    return Structure(
        **about(view),
        emergency=ref(view, "page/emergency"),
        variants=[
            _variant(view.at(view.path, name), variant)
            for name, variant in view.guide.variants.items()
        ],
    )


def _variant(view: View, variant: GuideVariant) -> Variant:
    return Variant(
        service=ref(view, f"service/{view.variant}") if view.variant else None,
        href=view.known("page/front").href,
        numbered=variant.numbered,
        levels=[_level(view, variant, level) for level in variant.levels],
    )


def _level(view: View, variant: GuideVariant, level: GuideLevel) -> Level:
    text = level.text
    return Level(
        id=level.id,
        name=short_name(view, variant, level),
        kind=level.facts.kind,
        title=level.title,
        href=view.known(f"level/{level.id}").href,
        state=state_of(view, text) if text else None,
        written=level.facts.written,
        summary=plain(view, text.value.summary if text else None),
        duration=within(view, level.facts.duration),
        baton=_holder(view, level.baton) if level.baton else None,
        nobody_holds=level.is_held_by_nobody,
        steps=[_step(view, variant, level, step) for step in level.steps],
    )


def _step(view: View, variant: GuideVariant, level: GuideLevel, step: GuideStep) -> Step:
    text, facts = words_of(step), step.facts
    return Step(
        id=step.id,
        number=number_of(variant, step),
        title=step.title,
        href=view.known(f"step/{step.id}").href,
        state=state_of(view, step.text) if step.text else None,
        summary=plain(view, text.summary),
        actions=[line for one in text.actions if (line := plain(view, one))],
        addition=plain_text(view, text.addition),
        safety=_safety(view, step),
        **_holders(view, level, step),
        tools=refs(view, "tool", facts.tools),
        services=refs(view, "service", facts.services),
        anonymous=[found for one in facts.anonymous if (found := ref(view, one))],
        deadlines=[_deadline(view, one, text) for one in facts.deadlines],
        outcomes=[_outcome(view, level, step, one) for one in facts.outcomes],
        laws=law_refs(view, facts.laws),
    )


def _safety(view: View, step: GuideStep) -> list[str]:
    """Return the safety lines that stand in no list of the step."""
    box = view.provenance(step.text).unlost.box if step.text else ()
    return [view.plain(line) for line in box]


def _holders(view: View, level: GuideLevel, step: GuideStep) -> dict[str, Any]:
    """Return who does the step, and who holds the baton in it, as fields of ``Step``."""
    facts = step.facts
    is_other = facts.baton not in (None, NOBODY_HOLDS)
    return {
        "role": _doer(view, level, facts.role),
        "together_with": [_doer(view, level, role) for role in facts.together_with],
        "baton": _doer(view, level, facts.baton or "") if is_other else None,
        "nobody_holds": facts.baton == NOBODY_HOLDS,
    }


def _doer(view: View, level: GuideLevel, role: str) -> Ref:
    """Return one who does a step: by the local name of the baton where the role holds it."""
    holds = level.baton and level.baton.role == role
    return _holder(view, level.baton if level.baton and holds else BatonHere(role))


def _holder(view: View, baton: BatonHere) -> Ref:
    shown = baton_here(view, baton)
    return Ref(kind="role", id=baton.role, title=shown.name, href=shown.href)


def _deadline(view: View, fact: WrittenDeadline, text: StepText) -> Deadline:
    return Deadline(
        id=fact.id,
        within=within(view, fact.within),
        text=plain(view, text.deadlines.get(fact.id)),
        when=fact.when,
        ages=fact.ages,
        law=law_ref(view, fact.law),
    )


def _outcome(view: View, level: GuideLevel, step: GuideStep, way: WrittenOutcome) -> Outcome:
    text, to = words_of(step), destination(level, step, way)
    return Outcome(
        id=way.id,
        title=text.outcomes.get(way.id, way.id),
        help=plain(view, text.outcome_help.get(way.id)),
        closes=to is None,
        to=ref(view, to) if to else None,
        within=within(view, way.within),
        when=way.when,
        ages=way.ages,
        returns=ref(view, f"step/{way.returns}") if way.returns else None,
    )
