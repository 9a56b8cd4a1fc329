"""What a pilot asks with: forms for phones and tablets, on paper, posters with a code."""
