"""What a phase hands over, in words: files, round, versions."""

from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice


def handover_reading(
    voice: Voice, turn_id: str, files: list[str], versions: dict[str, str]
) -> Sentences:
    """Say which files were handed over and what made them."""
    made = voice.plural(
        "{n} file with the figures of this report on “{round}” was handed over.",
        "{n} files with the figures of this report on “{round}” were handed over.",
        len(files),
        round=voice.name("round", turn_id),
    )
    named = [f"{name} {version}" for name, version in versions.items()]
    said = voice.text(
        "The figures were computed with {versions}.", versions=voice.listed(named)
    )
    return Sentences(text=(made, said), points=tuple(files))
