"""The embedded PostgreSQL: programs from a wheel, a cluster in the home, a server while somebody needs it.

`Cluster(home).running()` is the whole interface: inside its block a server runs on the home; the last
one to leave stops it. Only a Unix socket listens, never a port.
"""

from .cluster import Cluster
from .errors import EmbeddedError

__all__ = ["Cluster", "EmbeddedError"]
