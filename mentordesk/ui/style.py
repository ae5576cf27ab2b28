"""The style sheet, as a template over the tokens of `theme.Theme`; Fusion and the palette do the rest."""

STYLE = """
QWidget { font-size: $pt_body; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }
QLabel[kind="title"] { font-size: $pt_title; font-weight: 600; color: $text; }
QLabel[kind="section"] { font-size: $pt_section; font-weight: 600; color: $text; }
QLabel[kind="number"] { font-size: $pt_number; font-weight: 600; color: $text; }
QLabel[kind="label"] { font-size: $pt_label; font-weight: 600; color: $text_2; }
QLabel[kind="strong"] { font-weight: 600; color: $text; }
QLabel[kind="second"] { color: $text_2; }
QLabel[kind="caption"] { font-size: $pt_caption; color: $text_2; }
QLabel[kind="problem"] { font-size: $pt_caption; color: $bad; }
QLabel[kind="cell-note"] { font-size: $pt_caption; color: $bad; background: $surface; border: 1px solid $bad;
  border-radius: 5px; padding: 6px 10px; }
QLabel[kind="cell-note"][tone="warn"] { color: $warn; border-color: $warn; }
QLabel[kind="hint"] { font-size: $pt_caption; color: $warn; }
QLabel[kind="headline"] { font-size: $pt_section; font-weight: 600; color: $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $border; border-bottom-color: $outline; border-radius: 5px;
  padding: 0 8px; min-height: $px_32; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { selection-background-color: $selection; selection-color: $on_selection; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 7px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] { border: 1px solid $bad; }
QLineEdit[problem="true"]:focus, QComboBox[problem="true"]:focus { border: 2px solid $bad; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"],
QPlainTextEdit[readOnly="true"] {
  background: $window; color: $text_2; border-color: $border; }
QLineEdit[kind="cell"], QComboBox[kind="cell"], QPushButton[kind="cell"], QLineEdit[kind="cell"]:focus,
QComboBox[kind="cell"]:focus, QPushButton[kind="cell"]:focus { border: 2px solid $accent; border-radius: 0;
  padding: 0 9px; min-height: 0; text-align: left; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$pictures/chevron-down-$shade.svg"); width: 16px; height: 16px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QAbstractItemView, QAbstractItemView[kind="popup"] { background: $surface; color: $text;
  border: 1px solid $outline; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: $px_28; padding: 0 6px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $selection; color: $on_selection; }

QPushButton { background: $surface; color: $text; border: 1px solid $border; border-bottom-color: $outline;
  border-radius: 5px; min-height: $px_32; padding: 0 14px; outline: none; }
QPushButton:hover { background: $hover; border-color: $outline; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $placeholder; background: $window; border-color: $border; }
QPushButton::menu-indicator { image: url("$pictures/chevron-down-$shade.svg"); width: 16px; height: 16px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 6px; }
QPushButton[hasMenu="true"] { padding-right: 28px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $placeholder; border-color: $border; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_ground; }
QPushButton[kind="danger"]:focus { border: 2px solid $bad; }
QPushButton[kind="danger"]:disabled { color: $placeholder; border-color: $border; }
QPushButton[kind="danger-filled"] { background: $bad; color: $surface; border-color: $bad; font-weight: 600; }
QPushButton[offer="true"] { text-align: left; padding: 0 12px; }
QPushButton[offer="true"]:focus { padding: 0 11px; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0 4px; text-align: left;
  min-height: $px_24; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 2px; }
QPushButton[kind="link"][flush="true"], QPushButton[kind="link"][flush="true"]:focus { padding: 0; }
QPushButton[kind="open"] { text-align: left; padding: 0 8px; }
QPushButton[kind="open"]:hover { background: $surface; }
QPushButton[kind="row"] { text-align: left; background: transparent; border: 1px solid transparent; padding: 0; }
QPushButton[kind="row"]:hover { background: $hover; }
QPushButton[kind="row"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[kind="chip"] { border-radius: 15px; min-height: $px_28; padding: 0 12px; color: $text_2; }
QPushButton[kind="chip"][facet="true"] { padding: 0 26px 0 12px; text-align: left; }
QPushButton[kind="chip"][plain="true"] { padding: 0 12px; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[kind="chip"][facet="true"]:focus { padding: 0 25px 0 11px; }
QPushButton[kind="chip"][plain="true"]:focus { padding: 0 11px; }
QPushButton[kind="chip"]:checked, QPushButton[kind="chip"][filtering="true"] { background: $selection; color: $on_selection;
  border-color: $accent; font-weight: 600; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 5px;
  padding: 4px; color: $text_2; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { spacing: 8px; color: $text; min-height: $px_24; border: 2px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator, QGroupBox::indicator {
  width: 16px; height: 16px; border: 1px solid $outline; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QGroupBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$pictures/check-$shade.svg"); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $border; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $outline;
  border-radius: 8px; background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }

QFrame[kind="card"], QFrame[kind="table"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[kind="card"][clickable="true"]:hover { border-color: $outline; }
QFrame[kind="card"]:focus { border: 2px solid $accent; }
QFrame[kind="rail"] { background: $window; border: none; border-right: 1px solid $border; }
QFrame[kind="pane"] { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $outline; border-radius: 6px; }
QFrame[kind="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="message"] { border-radius: 6px; border: 1px solid $border; background: $sunken; }
QFrame[kind="message"][tone="ok"] { background: $ok_ground; border-color: $ok; }
QFrame[kind="message"][tone="info"] { background: $info_ground; border-color: $info; }
QFrame[kind="message"][tone="warn"] { background: $warn_ground; border-color: $warn; }
QFrame[kind="message"][tone="bad"] { background: $bad_ground; border-color: $bad; }
QScrollArea[kind="plain"], QScrollArea[kind="plain"] > QWidget > QWidget[kind="scrolled"] {
  background: transparent; border: none; }

QScrollArea[kind="plain"]:focus { border: 2px solid $accent; border-radius: 4px; }

QTableView, QListView, QTreeView { background: $surface; color: $text; border: 1px solid $border; border-radius: 8px;
  gridline-color: $sunken; outline: none; selection-background-color: $selection; selection-color: $on_selection; }
QTableView[kind="records"] { padding: 0 0 6px 0; }
QTableView[kind="records"]:focus { border-color: $accent; }
QListView:focus, QTreeView:focus { border-color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableView[kind="frozen"] { border: none; border-right: 1px solid $outline; border-radius: 0; }
QListView[kind="places"] { border: none; border-radius: 0; }
QTableView[kind="grid"] { border: none; border-radius: 0; background: transparent; }
QListView::item { min-height: $px_28; padding: 0 6px; border-radius: 4px; }
QListView::item:hover { background: $hover; color: $text; }
QListView::item:selected { background: $selection; color: $on_selection; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $text_2; font-size: $pt_label; font-weight: 600; border: none;
  border-bottom: 1px solid $border; padding: 0 12px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$pictures/chevron-up-$shade.svg"); width: 14px; height: 14px; }
QHeaderView::down-arrow { image: url("$pictures/chevron-down-$shade.svg"); width: 14px; height: 14px; }
QTableCornerButton::section { background: transparent; border: none; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text_2; border: 2px solid transparent;
  padding: 6px 2px 8px 2px; margin-right: 5px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; border-color: $accent; border-radius: 4px; }
QTabBar::scroller { width: 22px; }
QTabBar QToolButton { background: $surface; border: none; padding: 0; }
QTabBar QToolButton::left-arrow { image: url("$pictures/chevron-left-$shade.svg"); width: 16px; height: 16px; }
QTabBar QToolButton::right-arrow { image: url("$pictures/chevron-right-$shade.svg"); width: 16px; height: 16px; }
QTabWidget::pane { border: none; }
QMenuBar { background: $window; color: $text; border-bottom: 1px solid $border; padding: 1px 8px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $sunken; }
QMenu { background: $surface; color: $text; border: 1px solid $outline; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $placeholder; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $text; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text; padding: 0 8px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px 2px; }
QScrollBar::handle { background: $outline; border-radius: 3px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: $text_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text; border: none; border-radius: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
"""

PLAIN = """
QWidget { font-size: $pt_body; }
QLabel[kind="title"] { font-size: $pt_title; font-weight: 600; }
QLabel[kind="section"], QLabel[kind="headline"] { font-size: $pt_section; font-weight: 600; }
QLabel[kind="number"] { font-size: $pt_number; font-weight: 600; }
QLabel[kind="label"], QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="label"] { font-size: $pt_label; }
QLabel[kind="caption"], QLabel[kind="problem"], QLabel[kind="hint"], QLabel[kind="cell-note"] { font-size: $pt_caption; }
QLabel[kind="cell-note"] { background: palette(base); border: 2px solid palette(text); padding: 6px 10px; }
QFrame[kind="card"], QFrame[kind="table"], QFrame[kind="message"], QFrame[kind="popup"] {
  border: 1px solid palette(window-text); }
QFrame[kind="rail"] { border: none; border-right: 1px solid palette(window-text); }
QFrame[kind="pane"] { border: none; border-left: 1px solid palette(window-text); }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  border: 1px solid palette(window-text); padding: 0 8px; min-height: $px_32; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid palette(highlight); padding: 0 7px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {
  border: 3px double palette(window-text); padding: 0 6px; }
QLineEdit[problem="true"]:focus, QComboBox[problem="true"]:focus { border-color: palette(highlight); }
QComboBox:disabled, QLineEdit:disabled { border-style: dashed; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$pictures/chevron-down-$shade.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView::item { min-height: $px_28; padding: 0 6px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid palette(highlight); padding: 3px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; }
QPushButton { border: 1px solid palette(window-text); padding: 0 14px; min-height: $px_32; }
QPushButton:focus { border: 2px solid palette(highlight); padding: 0 13px; }
QPushButton:disabled { border-style: dashed; }
QPushButton::menu-indicator { image: url("$pictures/chevron-down-$shade.svg"); width: 16px; height: 16px;
  subcontrol-position: right center; subcontrol-origin: padding; right: 6px; }
QPushButton[hasMenu="true"] { padding-right: 28px; }
QPushButton:checked, QPushButton[filtering="true"], QPushButton[kind="primary"]:enabled, QPushButton[kind="danger-filled"] {
  background: palette(highlight); color: palette(highlighted-text); }
QPushButton[kind="primary"]:focus, QPushButton[kind="danger-filled"]:focus { border-color: palette(window-text); }
QPushButton[kind="chip"][facet="true"] { padding: 0 26px 0 12px; text-align: left; }
QPushButton[offer="true"], QPushButton[kind="open"], QPushButton[kind="row"] { text-align: left; }
QPushButton[kind="link"] { border: none; padding: 0 4px; color: palette(link); text-align: left; min-height: $px_24; }
QPushButton[kind="link"]:focus { border: 2px solid palette(highlight); padding: 0 2px; }
QPushButton[kind="link"][flush="true"], QPushButton[kind="link"][flush="true"]:focus { padding: 0; }
QToolButton { border: 2px solid transparent; padding: 4px; }
QToolButton:focus { border-color: palette(highlight); }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: $px_24; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: palette(highlight); }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator, QGroupBox::indicator {
  width: 16px; height: 16px; border: 1px solid palette(window-text); background: palette(base); }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QGroupBox::indicator:checked { background: palette(highlight);
  image: url("$pictures/check-$shade.svg"); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid palette(window-text); border-radius: 8px; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid palette(highlight); }
QFrame[kind="card"]:focus, QScrollArea[kind="plain"]:focus { border: 2px solid palette(highlight); }
QScrollArea[kind="plain"] { border: none; }
QAbstractItemView { border: 1px solid palette(window-text); }
QCalendarWidget QAbstractItemView { border: none; }
QCalendarWidget > QWidget { background: palette(base); }
QCalendarWidget QToolButton { color: palette(text); }
QListView[kind="places"], QTableView[kind="grid"] { border: none; }
QTableView[kind="frozen"] { border: none; border-right: 1px solid palette(window-text); }
QListView::item { min-height: $px_28; padding: 0 6px; }
QHeaderView { border: none; }
QHeaderView::section { background: palette(base); color: palette(text); font-size: $pt_label; font-weight: 600; border: none;
  border-bottom: 1px solid palette(window-text); padding: 0 12px; }
QTabBar { border: none; qproperty-drawBase: 0; }
QTabBar::tab { border: 2px solid transparent; padding: 6px 2px 8px 2px; margin-right: 5px; }
QTabBar::tab:selected { font-weight: 600; border-bottom-color: palette(highlight); }
QTabBar::tab:focus { border-color: palette(highlight); }
QTabWidget::pane { border: none; }
QMenu { border: 1px solid palette(window-text); padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::separator { height: 1px; background: palette(window-text); margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenuBar { border-bottom: 1px solid palette(window-text); padding: 1px 8px; }
QMenuBar::item { padding: 5px 9px; }
QMenuBar::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QStatusBar { border-top: 1px solid palette(window-text); }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 0 8px; }
QSplitter::handle { background: transparent; }
QProgressBar { border: 1px solid palette(window-text); max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: palette(highlight); }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px 2px; }
QScrollBar::handle { background: palette(window-text); min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: palette(highlight); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
"""What is left under high contrast: sizes and lines; every colour is the system's own."""
