"""The same as in Vietnamese, so that a day is never read the American way round."""

from congress.site.formats.vi.formats import *  # noqa: F403 - Django reads each name from here
