"""Prints the address of a Redis server for `make test`, or says on stderr why there is none."""

from __future__ import annotations

import os
import sys

import redis

# A database of its own: what lies there is thrown away.
NEARBY = "redis://127.0.0.1:6379/5"


def main() -> int:
    """Exit code 0 with an address on stdout when the server answers, else 1."""
    url = os.environ.get("TEST_QUEUE") or NEARBY
    try:
        redis.Redis.from_url(url, socket_connect_timeout=3).ping()
    except redis.RedisError as fault:
        print(f"no Redis: {fault}".strip(), file=sys.stderr)
        return 1
    print(url)
    return 0


if __name__ == "__main__":
    sys.exit(main())
