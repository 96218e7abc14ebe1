"""The screen of `polreq review`: painting, keys, small windows; loaded when the screen opens."""

from polreq.desk.desk import Desk, Opener
from polreq.errors import MissingExtraError
from polreq.words import Lang

__all__ = ["Desk", "Opener", "run_review"]


def run_review(opener: Opener, lang: Lang) -> Desk:
    """Open the screen and stay until the reviewer quits.

    Args:
        opener: gives the queue and what writes the decisions; asked again to split a requirement.
        lang: language of the screen.

    Returns:
        the session as it was left.

    Raises:
        MissingExtraError: textual is not installed.
    """
    try:
        import textual as _  # noqa: F401 - only to know whether it is there
    except ImportError:
        raise MissingExtraError(
            "tui",
            "审核界面（不用界面也能审核：polreq review --list、--confirm，或 --export 审核.csv）",
            "the review's screen (without it: polreq review --list, --confirm, or --export review.csv)",
        ) from None
    from polreq.tui.app import ReviewApp

    review, reviewer = opener(None)
    desk = Desk(review, reviewer, lang)
    ReviewApp(desk, opener).run()
    return desk
