"""Does the chart give a cluster what it asks of a tenant?"""

from typing import Any

import kubernetes_validate
import pytest

from services.server.gezondheid import GEREED, LEEFT
from tests.deploy.chart import Manifest, manifests, pods
from tests.deploy.waarden import README, readme, rijen

VERSIES = ["1.32", "1.34"]
KEUZES: dict[str, dict[str, Any]] = {
    "zonder keuzes": {},
    "met ingress en schalen": {
        "ingress": {"enabled": True, "className": "nginx", "annotations": {"een": "twee"}},
        "project": {
            "autoscaling": {
                "enabled": True,
                "metrics": [
                    {
                        "type": "External",
                        "external": {
                            "metric": {"name": "kafka_consumergroup_lag"},
                            "target": {"type": "AverageValue", "averageValue": "500"},
                        },
                    }
                ],
            }
        },
        "extraVolumes": [{"name": "eigen-ca", "configMap": {"name": "eigen-ca"}}],
        "extraVolumeMounts": [{"name": "eigen-ca", "mountPath": "/etc/eigen-ca", "readOnly": True}],
        "extraDeploy": [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "{{ .Release.Name }}-meer"}}],
        "priorityClassName": "belangrijk",
        "imagePullSecrets": [{"name": "register"}],
        "extraEnv": [{"name": "VERZUIMSPOOR_OIN", "value": "00000001234567890000"}],
        "extraEnvFrom": [{"configMapRef": {"name": "meer"}}],
        "podAnnotations": {"een": "twee"},
        "podLabels": {"drie": "vier"},
        "nodeSelector": {"zone": "a"},
        "serviceAccount": {"annotations": {"vijf": "zes"}},
        "serve": {"opslag": {"storageClassName": "snel"}},
        "profiel": "lekstroom",
        "oin": "00000001234567890000",
    },
    "met Kafka en een logboek elders": {
        "kafka": {"enabled": True},
        "inlezen": {"enabled": True},
        "logboek": {"adres": "https://logboek.example/v1/traces", "toegangSleutel": "logboek"},
        "registerAdres": "https://gemeente.example/register",
        "tracering": {"enabled": True},
        "organisatie": "Gemeente Groningen",
        "berichten": {"enabled": True},
    },
    "zo weinig mogelijk": {
        "metingen": {"enabled": False},
        "networkPolicy": {"enabled": False},
        "podDisruptionBudget": {"enabled": False},
        "serviceAccount": {"create": False},
        "migrate": {"enabled": False},
        "door": "",
    },
}


@pytest.fixture(scope="module")
def gewoon() -> list[Manifest]:
    return manifests()


@pytest.mark.parametrize("versie", VERSIES)
@pytest.mark.parametrize("waarden", KEUZES.values(), ids=KEUZES)
def test_kubernetes_knows_every_field(waarden: dict[str, Any], versie: str) -> None:
    gemaakt = manifests(**waarden)

    assert {"StatefulSet", "Deployment", "CronJob", "Service"} <= {manifest["kind"] for manifest in gemaakt}
    for manifest in gemaakt:
        kubernetes_validate.validate(manifest, versie, strict=True)


def test_a_field_that_does_not_exist_is_seen() -> None:
    fout = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "a"}, "spec": {"poort": 80}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(fout, VERSIES[-1], strict=True)


def test_no_pod_is_root_or_may_write_in_its_image(gewoon: list[Manifest]) -> None:
    gevonden = dict(pods(gewoon))

    assert len(gevonden) == 4
    for pod in gevonden.values():
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert pod["automountServiceAccountToken"] is False
        for container in (*pod["containers"], *pod["initContainers"]):
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert container["resources"]["limits"]["memory"]


def test_no_secret_is_written_in_what_the_cluster_gets(gewoon: list[Manifest]) -> None:
    for _, pod in pods(gewoon):
        for container in pod["containers"]:
            waarden = {een["name"]: een.get("value", "") for een in container["env"]}
            assert waarden["VERZUIMSPOOR_MEESTERSLEUTEL"] == ""
            assert not any("password" in waarde for waarde in waarden.values())
    assert not [manifest for manifest in gewoon if manifest["kind"] == "Secret"]


def test_only_the_job_that_migrates_may_make_tables(gewoon: list[Manifest]) -> None:
    rollen = {
        naam: next(een["value"] for een in pod["containers"][0]["env"] if een["name"] == "VERZUIMSPOOR_DB")
        for naam, pod in pods(gewoon)
    }

    assert {naam for naam, adres in rollen.items() if "_eigenaar@" in adres} == {"demo-verzuimspoor-migrate"}


def test_tables_are_made_before_anything_uses_them(gewoon: list[Manifest]) -> None:
    haken = {
        manifest["kind"]: int(manifest["metadata"]["annotations"]["helm.sh/hook-weight"])
        for manifest in gewoon
        if "helm.sh/hook" in manifest["metadata"].get("annotations", {})
    }

    assert haken == {"ServiceAccount": -5, "Job": 0}


def test_nobody_else_in_the_cluster_may_ask(gewoon: list[Manifest]) -> None:
    (regel,) = (manifest for manifest in gewoon if manifest["kind"] == "NetworkPolicy")

    assert regel["spec"]["policyTypes"] == ["Ingress", "Egress"]
    assert all(een["from"] for een in regel["spec"]["ingress"])
    assert {poort["port"] for een in regel["spec"]["egress"] for poort in een["ports"]} == {53, 443, 5432}


def test_one_may_go_while_another_goes_on() -> None:
    alle = manifests(kafka={"enabled": True})
    meer = {m["metadata"]["name"]: m["spec"] for m in alle if m["kind"] == "Deployment"}
    grenzen = {m["metadata"]["name"]: m["spec"] for m in alle if m["kind"] == "PodDisruptionBudget"}

    assert meer.keys() == grenzen.keys() == {"demo-verzuimspoor-project", "demo-verzuimspoor-relay"}
    for naam, spec in meer.items():
        assert grenzen[naam]["selector"] == spec["selector"]
        assert spec["replicas"] > grenzen[naam]["minAvailable"]


def test_projectors_are_added_by_how_busy_they_are_and_by_what_else_is_measured() -> None:
    (schaal,) = (
        m["spec"] for m in manifests(**KEUZES["met ingress en schalen"]) if m["kind"] == "HorizontalPodAutoscaler"
    )

    assert [een["type"] for een in schaal["metrics"]] == ["Resource", "External"]
    assert schaal["maxReplicas"] <= 16, "there are sixteen parts"


def test_the_key_and_the_settings_of_logging_in_lie_with_who_serves_alone(gewoon: list[Manifest]) -> None:
    van = {
        naam.rpartition("-")[2]: {
            item["path"] for item in pod["volumes"][0]["projected"]["sources"][0]["secret"]["items"]
        }
        for naam, pod in pods(gewoon)
    }

    assert van == {
        "serve": {"pgpass", "ca.crt", "aanmelden.toml", "oidc.pem"},
        **{deel: {"pgpass", "ca.crt"} for deel in ("project", "clock", "migrate")},
    }


def test_whoever_serves_is_asked_whether_it_started_lives_and_is_ready(gewoon: list[Manifest]) -> None:
    (pod,) = (pod for naam, pod in pods(gewoon) if naam.endswith("-serve"))
    wegen = {
        soort: pod["containers"][0][f"{soort}Probe"]["httpGet"]["path"]
        for soort in ("startup", "liveness", "readiness")
    }

    assert wegen == {"startup": LEEFT, "liveness": LEEFT, "readiness": GEREED}


def test_its_page_says_of_every_value_what_it_is_without() -> None:
    """Run `python -m tests.deploy.waarden` when it does not."""
    assert README.read_text(encoding="utf-8") == readme()
    assert len(list(rijen())) > 60


def test_what_goes_on_is_watched_and_probed_on_a_port_of_its_own() -> None:
    gevonden = {naam: pod["containers"][0] for naam, pod in pods(manifests(kafka={"enabled": True}))}
    bewaakt = {naam.rpartition("-")[2]: c for naam, c in gevonden.items() if "metingen" in str(c.get("ports"))}

    assert bewaakt.keys() == {"serve", "project", "relay"}
    for container in bewaakt.values():
        omgeving = {een["name"]: een.get("value") for een in container["env"]}
        assert omgeving["VERZUIMSPOOR_METINGEN"] == "0.0.0.0:9400"
        assert container["readinessProbe"]["httpGet"]["path"] == "/_healthz/readyz"
        assert "VERZUIMSPOOR_TRACERING" not in omgeving
