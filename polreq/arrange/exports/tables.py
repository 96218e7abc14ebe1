"""The table of tables: what can be exported, and what arranges it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.arrange.exports.bases import bases_drafts
from polreq.arrange.exports.channels import channels_drafts
from polreq.arrange.exports.coverage import coverage_drafts
from polreq.arrange.exports.draft import Draft
from polreq.arrange.exports.due import due_drafts
from polreq.arrange.exports.indicators import indicators_drafts
from polreq.arrange.exports.ledger import ledger_drafts
from polreq.arrange.exports.rtm import rtm_drafts
from polreq.results.exported import Exported

#: Name on the command line → function from conclusions to the sheets of the table, the main one first.
EXPORTS: Final[Mapping[str, Callable[[Exported], tuple[Draft, ...]]]] = MappingProxyType(
    {
        "rtm": rtm_drafts,
        "ledger": ledger_drafts,
        "channels": channels_drafts,
        "coverage": coverage_drafts,
        "due": due_drafts,
        "bases": bases_drafts,
        "indicators": indicators_drafts,
    }
)
