"""The dialogs, one file a subject."""
