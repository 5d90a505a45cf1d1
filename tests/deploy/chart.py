"""What does the chart become for a cluster?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import helm_python
import yaml

ROOT = Path(__file__).parents[2]
CHART = ROOT / "deploy" / "chart"
Manifest = dict[str, Any]


def manifests(**waarden: Any) -> list[Manifest]:
    """Return everything that the chart puts in a cluster with these values."""
    with helm_python.Chart.load(str(CHART)) as chart:
        gemaakt = chart.render(waarden, name="demo", namespace="prod")
    return [
        manifest
        for naam, tekst in gemaakt.items()
        if naam.endswith(".yaml")
        for manifest in yaml.safe_load_all(tekst)
        if manifest
    ]


def pods(alle: list[Manifest]) -> Iterator[tuple[str, Manifest]]:
    """Yield what each pod is to be, by the name of what makes it."""
    for manifest in alle:
        spec = manifest.get("spec", {})
        if manifest["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if "template" in spec:
            yield manifest["metadata"]["name"], spec["template"]["spec"]
