"""What stops the program: an error means "cannot go on"; everything else is a finding."""


class PolreqError(Exception):
    """The command cannot go on; the message says why and what to do next.

    Args:
        zh: the message in Chinese.
        en: the same message in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class UsageError(PolreqError):
    """The command was called with arguments that cannot be used."""


class MissingExtraError(PolreqError):
    """An optional package is needed for what was asked."""

    def __init__(self, extra: str, purpose_zh: str, purpose_en: str) -> None:
        super().__init__(
            f"{purpose_zh}需要可选组件 {extra}。请运行：pip install 'polreq[{extra}]'",
            f"{purpose_en} needs the optional part '{extra}'. Run: pip install 'polreq[{extra}]'",
        )
        self.extra = extra
