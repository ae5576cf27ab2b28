"""The menus by their titles, in order: the bar is made from them before the commands are loaded."""

from mentordesk.i18n import N_

FILE, EDIT, VIEW, PROGRAMME, HELP = N_("&File"), N_("&Edit"), N_("&View"), N_("&Programme"), N_("&Help")
MENUS = (FILE, EDIT, VIEW, PROGRAMME, HELP)
