"""How each page shows its answers: title, drawing, caption and links of every chart and table."""
