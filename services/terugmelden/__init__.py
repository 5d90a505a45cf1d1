"""How do statuses of meldingen go back to DUO, once, and how does the answer come in?"""

from services.terugmelden.loket import Loket, Ontvangst, Uitslag, Uitslagsoort
from services.terugmelden.uitgifte import Uitvoer, Uitvoerregel
from services.terugmelden.uitvoerbestand import als_bestand

__all__ = ["Loket", "Ontvangst", "Uitslag", "Uitslagsoort", "Uitvoer", "Uitvoerregel", "als_bestand"]
