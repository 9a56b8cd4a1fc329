"""What paf and css share: intervals, effects, ratios, changes. Numbers in, numbers out."""
