"""The languages that paper speaks: the six of the United Nations, in the order of their English names."""

LANGUAGES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}
"""Codes of the languages and what each calls itself."""
