"""What do the tests of running it share?"""

from tests.kafka.conftest import brokers

__all__ = ["brokers"]
