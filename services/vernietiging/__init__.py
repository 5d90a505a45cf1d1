"""How is a dossier destroyed, and how is that shown afterwards?"""

from services.vernietiging.bewijs import bewijs
from services.vernietiging.lijst import LijstError, lees_lijst, schrijf_lijst, verlopen
from services.vernietiging.vernietigen import maak_af, schrijf_op

__all__ = ["LijstError", "bewijs", "lees_lijst", "maak_af", "schrijf_lijst", "schrijf_op", "verlopen"]
