"""Lists of tasks and plans, each told once for its page and its workbook."""
