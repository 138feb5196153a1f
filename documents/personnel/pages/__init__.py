"""Pages of the personnel packages: nominees and their dossiers, named readers, one's own dossier."""
