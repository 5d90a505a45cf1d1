"""Does somebody whom the provider knows come in, stay in as long as he may, and get out?"""

import re
import sqlite3
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.kit.aangemeld import Aangemeld, meld_aan
from tests.kit.openid import Uitgever, los

BEWIJS = re.compile(r'name="_bewijs" value="([0-9a-f]+)"')
KOEK = "verzuimspoor_sessie"


def bewijs(html: str) -> str:
    return str(BEWIJS.findall(html)[0])


def test_who_is_not_logged_in_goes_to_the_provider_and_comes_back_where_he_was(
    klant: httpx.Client, op: Uitgever
) -> None:
    antwoord = meld_aan(klant, "/thuiszitters?status=alle")

    assert (antwoord.status_code, antwoord.url.path, antwoord.url.query) == (200, "/thuiszitters", b"status=alle")
    assert "Ilse de Wit" in antwoord.text
    assert "leerplichtambtenaar" in antwoord.text
    assert [stap.url.path for stap in antwoord.history] == ["/thuiszitters", "/aanmelden", "/auth", "/aanmelden/terug"]


def test_what_is_sent_to_the_provider_is_what_the_profile_asks(klant: httpx.Client, op: Uitgever) -> None:
    gestuurd = [parse_qs(urlsplit(klant.get("/aanmelden").headers["location"]).query) for _ in range(2)]

    assert gestuurd[0]["code_challenge_method"] == ["S256"]
    for naam in ("state", "nonce", "code_challenge"):
        assert len(gestuurd[0][naam][0]) == 43
        assert gestuurd[0][naam] != gestuurd[1][naam]
    assert "client_secret" not in gestuurd[0]


def test_the_cookie_is_read_by_no_script_and_is_another_after_each_login(klant: httpx.Client, op: Uitgever) -> None:
    klant.cookies.set(KOEK, "geraden-of-ondergeschoven", domain="127.0.0.1", path="/")
    meld_aan(klant)
    eerst = klant.cookies.get(KOEK, domain="127.0.0.1")
    terug = klant.get(klant.get(klant.get("/aanmelden").headers.get("location", "/")).url)
    antwoord = meld_aan(klant)

    assert eerst not in (None, "geraden-of-ondergeschoven")
    assert terug.status_code == antwoord.status_code == 200


def test_the_flags_of_the_cookie(klant: httpx.Client, op: Uitgever) -> None:
    antwoord = meld_aan(klant)
    gezet = next(k for k in antwoord.history[-1].headers.get_list("set-cookie") if k.startswith(KOEK))

    assert "HttpOnly" in gezet
    assert "SameSite=lax" in gezet
    assert "Path=/" in gezet
    assert "Max-Age" not in gezet


def test_a_copy_of_the_sessions_says_nothing_and_lets_nobody_in(
    klant: httpx.Client, op: Uitgever, server: Aangemeld
) -> None:
    meld_aan(klant)
    koek = klant.cookies[KOEK]
    with sqlite3.connect(server.db.with_suffix(".sessies")) as kopie:
        alles = b"".join(
            bytes(x) if isinstance(x, bytes) else str(x).encode()
            for r in kopie.execute("SELECT kenmerk, begonnen, laatst, inhoud FROM sessie")
            for x in r
        )
        kenmerk = kopie.execute("SELECT kenmerk FROM sessie").fetchone()[0]
    kopie.close()

    for geheim in (koek, "Ilse", "leerplicht", "0014", "s-1", op.adres):
        assert geheim.encode() not in alles
    klant.cookies.clear()
    klant.cookies.set(KOEK, kenmerk.hex())
    assert klant.get("/").status_code == 303


def test_nobody_stays_logged_in_without_doing_anything(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    meld_aan(klant)
    server.klok.erbij += timedelta(minutes=29)
    nog = klant.get("/").status_code
    server.klok.erbij += timedelta(minutes=29)
    weer = klant.get("/").status_code
    server.klok.erbij += timedelta(minutes=31)
    voorbij = klant.get("/werkvoorraad")

    assert (nog, weer, voorbij.status_code) == (200, 200, 303)
    assert voorbij.headers["location"] == "/aanmelden?volgende=%2Fwerkvoorraad"
    server.klok.erbij = timedelta()


def test_what_a_page_asks_by_itself_keeps_nobody_logged_in(
    klant: httpx.Client, op: Uitgever, server: Aangemeld
) -> None:
    meld_aan(klant)
    for _ in range(4):
        server.klok.erbij += timedelta(minutes=9)
        laatst = klant.get(
            "/vers?na=0", headers={"hx-request": "true", "hx-current-url": f"{server.adres}/cijfers?x=1"}
        )

    assert laatst.status_code == 401
    assert laatst.headers["hx-redirect"] == "/aanmelden?volgende=%2Fcijfers%3Fx%3D1"
    server.klok.erbij = timedelta()


def test_a_day_of_work_ends_whatever_is_done(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    meld_aan(klant)
    codes = []
    for minuten in [20] * 29 + [21]:
        server.klok.erbij += timedelta(minutes=minuten)
        codes.append(klant.get("/privacy").status_code)

    assert codes == [200] * 29 + [303]
    server.klok.erbij = timedelta()


def test_logging_out_ends_it_here_and_there(klant: httpx.Client, op: Uitgever) -> None:
    html = meld_aan(klant).text
    koek = klant.cookies[KOEK]
    antwoord = klant.post("/afmelden", data={"_bewijs": bewijs(html)})
    naar = antwoord.headers["refresh"].removeprefix("0; url=")
    erna = klant.get(naar, follow_redirects=True)
    klant.cookies.set(KOEK, koek)

    assert (antwoord.status_code, klant.get("/").status_code) == (200, 303)
    assert erna.url.path == "/afgemeld"
    assert los(op.afgemeld[-1]["id_token_hint"])[1]["sub"] == "s-1"


def test_without_the_mark_of_his_session_nobody_is_logged_out(klant: httpx.Client, op: Uitgever) -> None:
    meld_aan(klant)

    assert klant.post("/afmelden", data={"_bewijs": "0" * 64}).status_code == 403
    assert klant.post("/afmelden", data={"_bewijs": "é"}).status_code == 403
    assert klant.get("/").status_code == 200


def test_a_form_of_another_session_is_refused(klant: httpx.Client, op: Uitgever, server: Aangemeld) -> None:
    with httpx.Client(base_url=server.adres) as ander:
        van_ander = bewijs(meld_aan(ander).text)
    eigen = bewijs(meld_aan(klant).text)

    assert klant.post("/zoek", data={"nummer": "1", "_bewijs": van_ander}).status_code == 403
    assert klant.post("/zoek", data={"nummer": "1", "_bewijs": eigen}).status_code != 403


def test_what_is_sent_without_a_login_is_not_done_and_that_is_said(klant: httpx.Client, op: Uitgever) -> None:
    antwoord = klant.post(
        "/aanleveringen", data={"_bewijs": "x"}, headers={"referer": f"{klant.base_url}/aanleveringen"}
    )

    assert antwoord.status_code == 401
    assert "Er is niets vastgelegd" in antwoord.text
    assert "/aanmelden?volgende=/aanleveringen" in antwoord.text


def test_two_roles_one_is_chosen_and_changed(klant: httpx.Client, op: Uitgever) -> None:
    op.persoon = {**op.persoon, "groups": ["lpa", "rmc", "iets anders"]}
    keuze = meld_aan(klant, "/cijfers")
    voor = klant.cookies[KOEK]
    gekozen = klant.post("/rol", data={"_bewijs": bewijs(keuze.text), "rol": "rmc", "volgende": "/cijfers"})
    na = klant.cookies[KOEK]
    pagina = klant.get("/cijfers").text

    assert (keuze.url.path, gekozen.status_code, gekozen.headers["location"]) == ("/rol", 303, "/cijfers")
    assert voor != na
    assert "RMC-medewerker" in pagina
    assert "Wissel van rol" in pagina
    assert klant.post("/rol", data={"_bewijs": bewijs(pagina), "rol": "auditor"}).status_code == 401


def test_without_a_known_group_there_is_no_role(klant: httpx.Client, op: Uitgever) -> None:
    op.persoon = {"name": "Iemand", "groups": ["andere"]}
    antwoord = meld_aan(klant)

    assert (antwoord.status_code, "geen rol" in antwoord.text) == (403, True)
    assert KOEK not in klant.cookies


@pytest.mark.parametrize(
    "heen",
    ["//elders.example", "https://elders.example", "/\\elders.example", "/%0d%0aX: 1\r\nX: 1", "\\\\elders.example",
     "javascript:alert(1)", "/afmelden", "/aanmelden?volgende=/", "/api/v1/thuiszitters", "http:elders", "/ /x", "",
      "x" * 3000],
)  # fmt: skip
def test_nobody_is_led_elsewhere_after_logging_in(klant: httpx.Client, op: Uitgever, heen: str) -> None:
    weg = klant.get("/aanmelden", params={"volgende": heen}).headers["location"]
    binnen = klant.get(httpx.get(weg).headers["location"])

    assert (binnen.status_code, binnen.headers["location"]) == (303, "/")


def test_a_page_of_ours_may_be_gone_on_to(klant: httpx.Client, op: Uitgever) -> None:
    weg = klant.get("/aanmelden", params={"volgende": "/thuiszitters?rol=school&groep=over"}).headers["location"]
    binnen = klant.get(httpx.get(weg).headers["location"])

    assert binnen.headers["location"] == "/thuiszitters?rol=school&groep=over"


def test_style_and_the_document_of_the_api_are_for_everybody(klant: httpx.Client, op: Uitgever) -> None:
    assert klant.get("/static/stijl.css").status_code == 200
    assert klant.get("/api/v1/openapi.json").status_code == 200
    assert klant.get("/vers?na=0").status_code == 303
    assert klant.get("/static/../thuiszitters").status_code in (303, 404)


def test_the_same_person_has_the_same_pseudonym_and_another_has_another(
    klant: httpx.Client, op: Uitgever, server: Aangemeld
) -> None:
    from services.aanmelding.wie import pseudoniem_van

    noem = pseudoniem_van(b"x" * 32)

    assert noem("a", "b") == noem("a", "b")
    assert (
        len({noem("a", "b"), noem("a b", ""), noem("", "a b"), noem("a", "c"), pseudoniem_van(b"y" * 32)("a", "b")})
        == 5
    )


def test_a_look_at_counts_is_no_other_visit(klant: httpx.Client, op: Uitgever) -> None:
    """Counts are those of when the month began; what is new since the last visit is not new since then."""
    bezoek = "verzuimspoor_bezoek"
    meld_aan(klant, "/thuiszitters")
    laatst = klant.cookies[bezoek].partition("!")[2]

    assert bezoek not in klant.get("/cijfers").headers.get("set-cookie", "")
    assert klant.get("/thuiszitters").status_code == 200
    assert klant.cookies[bezoek].startswith("!")
    assert klant.cookies[bezoek].partition("!")[2] >= laatst
