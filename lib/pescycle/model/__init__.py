"""The nouns: frozen, validated, without any method of the field."""
