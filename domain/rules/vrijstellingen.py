"""Which exemptions were asked for, and how does each stand on every day? The rule itself is beside `domain.verlof`."""

from domain.vrijstellingen import Vrijstelling as Vrijstelling  # terms and requests need it before there are rules
from domain.vrijstellingen import Vrijstellingstatus as Vrijstellingstatus
from domain.vrijstellingen import vrijstellingen as vrijstellingen

REGEL = "vrijstellingen"
BRON = "Leerplichtwet 1969 art. 3a, 3b, 5, 5a en 15 (R-1.31 t/m R-1.37)"
