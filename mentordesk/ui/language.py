"""Switches the language of the whole program at once: our texts, Qt's own buttons and dialogs, and Qt's dates."""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mentordesk import i18n

_NAME = "mentordesk_qt_translator"


def speak(app: QApplication, code: str) -> None:
    """Speak this language from now on; windows hear of it by Qt's LanguageChange and build themselves anew."""
    i18n.use(code)
    QLocale.setDefault(QLocale("sv_SE" if code == "sv" else "en_GB"))
    old = app.findChild(QTranslator, _NAME)
    if old is not None:
        app.removeTranslator(old)
        old.setObjectName("")
        old.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    for window in app.topLevelWidgets():
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
