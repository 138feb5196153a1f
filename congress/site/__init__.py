"""The site itself: signing in, the frame of every page, and the pages that say why something was not done."""
