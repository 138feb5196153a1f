"""Pages of the packages: they translate between the browser and the engine, and decide nothing."""
