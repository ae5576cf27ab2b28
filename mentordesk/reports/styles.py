"""The text styles and the margin that all reports share."""

from mentordesk.reports.sheet import ACCENT, INK, MM, SECOND, WARNING
from mentordesk.reports.text import Style

TITLE = Style(size=20, weight="bold", kern=True, leading=25, colour=INK)
SUBTITLE = Style(size=11, colour=SECOND, leading=15)
SECTION = Style(size=13, weight="bold", kern=True, leading=17, colour=INK)
SUBSECTION = Style(size=10.5, weight="bold", leading=14, colour=INK)
BODY = Style(size=9.5, leading=13.5, colour=INK)
BOLD = Style(size=9.5, leading=13.5, weight="bold", colour=INK)
LABEL = Style(size=8.5, leading=11.5, weight="bold", colour=SECOND)
SMALL = Style(size=8, leading=11, colour=SECOND)
TERM = Style(size=8, leading=10.2, weight="bold", colour=SECOND)
MEANING = Style(size=7.5, leading=9.6, colour=SECOND)
FIGURE = Style(size=20, weight="bold", kern=True, leading=24, colour=ACCENT)
WARN = Style(size=8.5, leading=11.5, colour=WARNING)
MARGIN = 18 * MM
