"""Where rules draw their lines: used by the rules, and told on the site's page of methods."""

from typing import Final

ROUNDING: Final = 0.01  # figures this close are the same figure, rounded
ABOUT: Final = 0.05  # what "about" leaves open
EXCHANGE: Final = 0.03  # what converting between currencies leaves open

SAME_DEAL: Final = 1.5  # average score from which two groups of reports are one deal
UNSURE: Final = 0.5  # from here to SAME_DEAL, a person should look

QUIET_YEARS: Final = 2  # talk of which nothing is heard for so long has stalled, by our inference
