"""The rows of the board, gathered once for the page, the drawing, the paper and the workbook."""
