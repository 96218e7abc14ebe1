"""The review's screen without a terminal: a session of one workspace, keys, and what the screen shows."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

from textual.widgets import Input, Static

from polreq.decide.links import Signature
from polreq.decide.queue import make_review
from polreq.pipeline.review import Reviewing, open_review
from polreq.pipeline.review import split as split_requirement
from polreq.store.caches import open_cache
from polreq.tui import Desk
from polreq.tui.app import ReviewApp

SIZE = (80, 24)


class Session:
    """A review of one workspace on the screen."""

    def __init__(self, root, lang="zh", stale=False):
        self.root = root

        def opener(split):
            with open_cache(root, enabled=False) as cache:
                found = open_review(root, cache, as_of=None)
                if split:
                    split_requirement(root, found, *split)
                    found = open_review(root, cache, as_of=None)
            reviewing = Reviewing(root, found, Signature("王敏", date(2026, 11, 1)))
            return make_review(found.assessment, found.suggestions, stale=stale), reviewing

        self.opener = opener
        self.desk = Desk(*opener(None), lang)

    def run(self, script: Callable[["Keys"], Awaitable[None]], size=SIZE) -> None:
        async def inside() -> None:
            app = ReviewApp(self.desk, self.opener)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await script(Keys(app, pilot))

        asyncio.run(inside())


class Keys:
    """Presses keys and reads the screen."""

    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    async def press(self, *keys):
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text):
        self.app.screen.query_one(Input).insert_text_at_cursor(text)
        await self.pilot.pause()

    def shows(self, name):
        return str(self.app.screen_stack[1].query_one(f"#{name}", Static).content)
