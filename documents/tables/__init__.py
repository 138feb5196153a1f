"""Lists as rows: gathered once, then shown on a page, printed, drawn, or saved as a workbook."""
