"""What does the record of processing activities (AVG, article 30) say?"""

from collections.abc import Iterator

from services.logboek.registerlezer import Verwerkingsactiviteit, lees_register
from services.logboek.verwerkingen import VERWERKING_VAN
from services.naslag.tabel import codes, tabel
from services.uitgangen import UITGANGEN

KOP = """# Register van verwerkingsactiviteiten

Dit is het deel van uw register (AVG, artikel 30) dat over Verzuimspoor gaat. Het wordt gemaakt uit
`services/logboek/register` (`python -m services.naslag`), en is ook op te vragen met `GET
/verwerkingsactiviteiten`. Elke regel van [het logboek](../logboek.md) noemt een van deze activiteiten. Doelen en
grondslagen zijn een voorstel: laat uw functionaris gegevensbescherming ze nalezen.

| voor alle activiteiten | wat |
| --- | --- |
| verwerkingsverantwoordelijke | [gemeente: naam, adres en contact; het college van burgemeester en wethouders] |
| functionaris gegevensbescherming | [gemeente: naam en contact] |
| gezamenlijk verantwoordelijk | [gemeente: een regionaal bureau of samenwerkingsverband, of geen] |
| verwerkers | [gemeente: wie voor u draait, bewaart of beheert]; [feiten](verwerkersovereenkomst.md) |
| doorgifte buiten de EU | geen door het product; [gemeente: waar staan uw systemen?] |
| bewaren | per soort hieronder; het geheel in [bewaartermijnen](bewaartermijnen.md) |
| beveiliging | [Beveiliging](../security.md), met per dreiging de test |
"""
MEDEWERKERS = """## Medewerkers

Van wie met Verzuimspoor werkt, staan er ook gegevens in. Een leerling komt daar niet in voor.

| wat | waarvoor | grondslag | hoelang |
| --- | --- | --- | --- |
| naam, rollen en werkgebied van wie is aangemeld | toegang geven | AVG, artikel 6 lid 1 onder e | een sessie |
| pseudoniem van wie vastlegt of kijkt | nagaan wie wat deed | AVG, artikel 5 lid 2 | [gemeente: uw termijn] |
| naam van wie in een schoolteam zit | weten wie u vraagt | AVG, artikel 6 lid 1 onder e | [gemeente: uw termijn] |
"""


def verwerkingsregister_md() -> str:
    """Return the page."""
    delen = (regel for een in lees_register().values() for regel in _activity(een))
    return "\n".join([KOP, *delen, MEDEWERKERS]).rstrip() + "\n"


def _activity(een: Verwerkingsactiviteit) -> Iterator[str]:
    nu = een.laatste
    yield f"## {een.titel}"
    yield ""
    yield f"`{een.naam}`, versie {nu.versie}, geldig vanaf {nu.geldig_vanaf}."
    yield ""
    gegevens = (f"{p.categorie} ({p.toelichting})" for p in nu.persoonsgegevens)
    langs = [uitgang.naam for uitgang in UITGANGEN if een.naam in uitgang.verwerkingen]
    acties = sum(verwerking == een.naam for verwerking in VERWERKING_VAN.values())
    yield from tabel(
        ("onderdeel", "wat"),
        (
            ("doel", " ".join(nu.doel.split())),
            ("grondslagen", "; ".join(nu.grondslagen)),
            ("betrokkenen", ", ".join(nu.betrokkenen)),
            ("gegevens, en hoelang", "; ".join(gegevens)),
            ("ontvangers", "; ".join(nu.ontvangers)),
            ("langs", codes(langs) or "geen weg naar buiten"),
            ("maatregelen", "; ".join(nu.maatregelen)),
            ("handelingen in het logboek", str(acties)),
        ),
    )
