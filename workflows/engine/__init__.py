"""The one choke point: everything that moves, moves through `perform` (design §4)."""

from workflows.engine.offers import Offer, available
from workflows.engine.perform import perform
from workflows.engine.settle import settle
from workflows.engine.sight import seen
from workflows.engine.whole import whole

__all__ = ["Offer", "available", "perform", "seen", "settle", "whole"]
