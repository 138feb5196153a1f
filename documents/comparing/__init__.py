"""So sánh hai dự thảo: what changed from one draft to another, on the screen and on paper."""
