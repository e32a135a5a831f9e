"""Names in the forms that a sentence needs, in both målformer."""

# ruff: noqa: E501 - tables

import pytest

from veileder.model.base import Language
from veileder.model.naming import Forms
from veileder.resolving.words.forms import capital, genitive, noun

NB = [
    ("Stafettholder", "stafettholder stafettholderen stafettholdere stafettholderne"),
    ("BTI-koordinator", "BTI-koordinator BTI-koordinatoren BTI-koordinatorer BTI-koordinatorene"),
    ("BTI-kontakt", "BTI-kontakt BTI-kontakten BTI-kontakter BTI-kontaktene"),
    ("Ressursteam", "ressursteam ressursteamet ressursteam ressursteamene"),
    ("Samarbeidsmøte", "samarbeidsmøte samarbeidsmøtet samarbeidsmøter samarbeidsmøtene"),
    ("Klassegjennomgang", "klassegjennomgang klassegjennomgangen klassegjennomganger klassegjennomgangene"),
    ("Drøfting", "drøfting drøftingen drøftinger drøftingene"),
    ("Enhet", "enhet enheten enheter enhetene"),
    ("Ansvarsgruppe", "ansvarsgruppe ansvarsgruppen ansvarsgrupper ansvarsgruppene"),
    ("Skolehelsetjeneste", "skolehelsetjeneste skolehelsetjenesten skolehelsetjenester skolehelsetjenestene"),
    ("Stafettlogg", "stafettlogg stafettloggen stafettlogger stafettloggene"),
    ("Tiltaksplan", "tiltaksplan tiltaksplanen tiltaksplaner tiltaksplanene"),
    ("Undringsnotat", "undringsnotat undringsnotatet undringsnotater undringsnotatene"),
    ("Drøftingslag", "drøftingslag drøftingslaget drøftingslag drøftingslagene"),
    ("Krisesenter", "krisesenter krisesenteret krisesentre krisesentrene"),
    ("Nivå", "nivå nivået nivåer nivåene"),
    ("Steg", "steg steget steg stegene"),
    ("Fase", "fase fasen faser fasene"),
    ("Tillitskvinne", "tillitskvinne tillitskvinnen tillitskvinner tillitskvinnene"),
    ("Drøftingsteamet", "drøftingsteamet drøftingsteamet drøftingsteamet drøftingsteamet"),
    ("Barnevernet", "barnevernet barnevernet barnevernet barnevernet"),
    ("PPT", "PPT PPT PPT PPT"),
    ("Pedagogisk-psykologisk tjeneste (PPT)", "PPT PPT PPT PPT"),
]  # fmt: skip
NN = [
    ("Stafetthaldar", "stafetthaldar stafetthaldaren stafetthaldarar stafetthaldarane"),
    ("BTI-koordinator", "BTI-koordinator BTI-koordinatoren BTI-koordinatorar BTI-koordinatorane"),
    ("Eining", "eining eininga einingar einingane"),
    ("Ressursteam", "ressursteam ressursteamet ressursteam ressursteama"),
    ("Samarbeidsmøte", "samarbeidsmøte samarbeidsmøtet samarbeidsmøte samarbeidsmøta"),
    ("Ansvarsgruppe", "ansvarsgruppe ansvarsgruppa ansvarsgrupper ansvarsgruppene"),
    ("Skulehelseteneste", "skulehelseteneste skulehelsetenesta skulehelsetenester skulehelsetenestene"),
    ("Skule", "skule skulen skular skulane"),
    ("Klassegjennomgang", "klassegjennomgang klassegjennomgangen klassegjennomgangar klassegjennomgangane"),
    ("Stafettlogg", "stafettlogg stafettloggen stafettloggar stafettloggane"),
    ("Undringsnotat", "undringsnotat undringsnotatet undringsnotat undringsnotata"),
    ("Nivå", "nivå nivået nivå nivåa"),
    ("Drøftingslag", "drøftingslag drøftingslaget drøftingslag drøftingslaga"),
    ("Drøftingsteamet", "drøftingsteamet drøftingsteamet drøftingsteamet drøftingsteamet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [*((Language.NB, *row) for row in NB), *((Language.NN, *row) for row in NN)],
)
def test_what_is_regular_is_derived_from_the_last_part_of_the_word(language, name, forms):
    made = noun(name, language)
    assert [made.singular, made.definite, made.plural, made.plural_definite] == forms.split()


@pytest.mark.parametrize(
    "name", ["Pedagogisk team", "Statens barnehus", "Familiens Hus", "Team 7", "7B"]
)
def test_several_words_and_numbers_have_one_form(name):
    made = noun(name, Language.NB)
    assert {made.definite, made.plural, made.plural_definite} == {made.singular}


def test_a_capital_further_in_says_that_it_is_a_name():
    assert noun("Familiens Hus", Language.NB).singular == "Familiens Hus"
    assert noun("Pedagogisk team", Language.NB).singular == "pedagogisk team"


def test_declared_forms_go_before_derived_ones():
    declared = Forms(definite="den koordinerende enheten", plural="Koordinerende enheter")
    made = noun("Koordinerende enhet", Language.NB, declared)
    assert made.definite == "den koordinerende enheten"
    assert made.plural == "koordinerende enheter"
    assert noun("Pedagogisk tjeneste", Language.NB, Forms(running="PPT")).definite == "PPT"


@pytest.mark.parametrize(
    ("word", "whose"),
    [("stafettholderen", "stafettholderens"), ("Moss", "Moss'"), ("BTI", "BTIs"), ("team X", "team X'")],
)  # fmt: skip
def test_genitive_has_s_or_only_a_sign_after_what_hisses(word, whose):
    assert genitive(word) == whose


def test_a_capital_is_the_first_letter_also_behind_a_sign():
    assert capital("«samtalen»") == "«Samtalen»"
    assert capital("åpen") == "Åpen"
    assert capital("10. mars 2027") == "10. mars 2027"
