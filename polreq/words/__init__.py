"""The one bilingual value (Text), what keys are called, and the sentences of all pages, in Chinese and in English."""

from dataclasses import dataclass
from typing import Literal

#: The languages in which the program speaks.
Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """The same words in both languages.

    Args:
        zh: in Chinese.
        en: in English.
    """

    zh: str
    en: str

    def words(self, lang: Lang) -> str:
        """Return the words in one of the languages."""
        return self.zh if lang == "zh" else self.en
