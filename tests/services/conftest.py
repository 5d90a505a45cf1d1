"""What tests of services share."""

from tests.kit.oogst import oogst

__all__ = ["oogst"]
