"""How a report says things: translated texts, names, numbers in a language's form."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from pescycle.errors import UsageError
from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.spans import Span
from pescycle.report.catalogues import (
    CATALOGUES,
    SOURCE_LANGUAGE,
    languages,
    translations,
)
from pescycle.report.names import Names
from pescycle.report.quarters import in_quarters
from pescycle.report.vocabulary import VOCABULARY

# What stands where there is no figure; tables add words for screen readers.
MISSING = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"
INDEX = "index"  # a unit beside those of KPIs: 0 to 100
# The texts are written with a day before its month and a space before the percent sign.
LOCALES = {"en": "en_GB"}
ENGLISH_PERCENT = "#,##0\N{NO-BREAK SPACE}%"
# From here on a decimal place of a count is noise.
WHOLE_COUNTS_FROM = 100


def is_missing(value: Any) -> bool:
    """Whether there is nothing to show: None, NaN, NaT or NA."""
    return value is None or bool(pd.isna(value))


def rounded(value: float, digits: int) -> Decimal:
    """Round half up the shortest decimal that stands for ``value``; never minus zero."""
    step = Decimal(1).scaleb(-digits)
    number = Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)
    return abs(number) if number == 0 else number


class Voice:
    """One language with one pilot's names. All methods return plain text, never HTML.

    Parameters
    ----------
    language : str
        One of ``languages()``.
    names : Names
        What the pilot calls its centers, KPIs, items.
    catalogues : Path
        Folder of the translations; a language is available when its catalogue is there.

    Raises
    ------
    UsageError
        No report can be written in that language.
    """

    def __init__(
        self, language: str, names: Names | None = None, *, catalogues: Path = CATALOGUES
    ) -> None:
        available = languages(catalogues)
        if language not in available:
            raise UsageError(
                f"There are no reports in language {language!r}; "
                f"the languages are {', '.join(available)}."
            )
        self.language = language
        self.names = names or Names()
        self.locale = Locale.parse(LOCALES.get(language, language))
        self._translations = translations(catalogues, language)

    # Texts

    def text(self, message: str, /, **values: str) -> str:
        """Message translated, with its placeholders filled."""
        translated = self._said(self._translations.gettext(message), message)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, n: int, /, **values: str) -> str:
        """Form for ``n`` things; ``{n}`` is filled with the number itself."""
        form = self._translations.ngettext(one, many, int(n))
        single = self.locale.plural_form(int(n)) == "one"
        form = self._said(form, one if single else many, one=single)
        return form.format(n=self.number(n), **values)

    def _said(self, text: str, message: str, *, one: bool = False) -> str:
        """A text of months, or of quarters where the pilot counts by them."""
        if self.names.counted_by == Span.MONTH:
            return text
        return in_quarters(text, self.language, message, one=one)

    def label(self, vocabulary: str, code: Any) -> str:
        """Word for a code of a closed vocabulary, see ``vocabulary.VOCABULARY``."""
        if is_missing(code) or str(code) == "":
            return MISSING
        return self.text(VOCABULARY[vocabulary].get(str(code), str(code)))

    def listed(self, parts: list[str]) -> str:
        """Parts as one enumeration: "a, b and c"."""
        return format_list(parts, locale=self.locale)

    def enumerated(self, parts: list[str]) -> str:
        """Parts one after the other; with semicolons where a part has a comma."""
        if not any("," in part for part in parts):
            return self.listed(parts)
        whole = parts[0]
        for part in parts[1:]:
            whole = self.text("{earlier}; {next}", earlier=whole, next=part)
        return whole

    # Names

    def name(self, kind: str, name: Any, audience: str = "") -> str:
        """What the pilot calls it, or the vocabulary; center "all" is "All centers"."""
        if is_missing(name) or str(name) == "":
            return MISSING
        if kind == "center" and name == ALL:
            return self.text("All centers")
        if kind == "section" and name == ALL:
            return self.text("All sections")
        if kind in VOCABULARY:
            return self.label(kind, name)
        if kind == "moves":
            return self._aim(str(name), audience)
        return self.names.title(kind, str(name), self.language, audience)

    def _aim(self, name: str, audience: str) -> str:
        """What is to move: a KPI, or a survey question of perhaps the same name."""
        if name in self.names.titles.get("kpi", {}):
            return self.name("kpi", name)
        question = self.name("item", name, audience)
        return self.text("{question} (survey question)", question=question)

    def answer(self, audience: str, item: str, code: Any) -> str:
        """Label of an answer's code."""
        return self.names.answer(audience, item, str(code), self.language)

    def language_name(self, code: str, audience: str = "") -> str:
        """Name of a language in the report's own; of "all" together "All languages".

        A code that names no language by itself (1, 2 ...) is looked up in the
        questionnaire's question for the language.
        """
        if code == ALL:
            return self.text("All languages")
        try:
            named = Locale.parse(code).get_display_name(self.locale)
        except (UnknownLocaleError, ValueError):
            named = None
        named = named or self.names.language(audience, code, self.language)
        if not named:
            return self.text("Language with the code {code}", code=code)
        return named[:1].upper() + named[1:]

    # Numbers

    def number(self, value: Any, digits: int = 0, sign: bool = False) -> str:
        """Number with ``digits`` decimal places; ``sign`` also writes a plus."""
        if is_missing(value):
            return MISSING
        number = rounded(value, digits)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return self._signed(format_decimal(number, pattern, self.locale), number, sign)

    def share(self, value: Any, digits: int = 0) -> str:
        """Share 0.314 as "31 %"."""
        if is_missing(value):
            return MISSING
        number = rounded(_percent(value), digits)
        pattern = ENGLISH_PERCENT
        if self.language != SOURCE_LANGUAGE:
            pattern = self.locale.percent_formats[None].pattern
        if digits:
            pattern = pattern.replace("0", "0." + "0" * digits, 1)
        return self._signed(
            format_percent(number / 100, pattern, self.locale), number, False
        )

    def points(self, change: Any, digits: int = 1) -> str:
        """Difference of two shares, 0.031 as "+3.1 points"."""
        if is_missing(change):
            return MISSING
        return self._points(_percent(change), digits)

    def _points(self, points: Decimal | float, digits: int = 1) -> str:
        return self.text("{number} points", number=self.number(points, digits, sign=True))

    def _signed(self, text: str, number: Decimal, sign: bool) -> str:
        return ("+" if sign and number > 0 else "") + text.replace("-", MINUS)

    def money(self, value: Any) -> str:
        """Amount in the pilot's currency: "1,200 USD"."""
        if is_missing(value):
            return MISSING
        number = self.number(value)
        currency = self.names.currency
        return f"{number}\N{NO-BREAK SPACE}{currency}" if currency else number

    # Values with their unit: those of KPIs, and "index"

    def value(self, value: Any, unit: str) -> str:
        """Value with its unit: "31 %", "1,204", "23.4 min"."""
        if is_missing(value):
            return MISSING
        if unit == "share":
            return self.share(value)
        return self._with_unit(self.number(value, _digits(unit, value)), unit)

    def change(self, change: Any, unit: str) -> str:
        """Difference with its sign: "+3.1 points", "+2.4 min"."""
        if is_missing(change):
            return MISSING
        return self._signed_change(change, unit, _digits(unit, change))

    def interval(self, low: Any, high: Any, unit: str) -> str:
        """Limits of a value's interval: "26 to 37 %"; missing without both."""
        if is_missing(low) or is_missing(high):
            return MISSING
        if unit == "share":
            lower, upper = self.number(_percent(low)), self.share(high)
        else:
            digits = _digits(unit, low, high)
            lower = self.number(low, digits)
            upper = self._with_unit(self.number(high, digits), unit)
        return self.text("{low} to {high}", low=lower, high=upper)

    def change_interval(self, low: Any, high: Any, unit: str) -> str:
        """Limits of a difference's interval: "+1.2 to +7.5 points"."""
        if is_missing(low) or is_missing(high):
            return MISSING
        digits = _digits(unit, low, high)
        lower = self.number(_percent(low) if unit == "share" else low, digits, sign=True)
        upper = self._signed_change(high, unit, digits)
        return self.text("{low} to {high}", low=lower, high=upper)

    def _signed_change(self, change: float, unit: str, digits: int) -> str:
        if unit in ("share", INDEX):
            return self._points(_percent(change) if unit == "share" else change, digits)
        return self._with_unit(self.number(change, digits, sign=True), unit)

    def finding(
        self,
        value: Any,
        unit: str,
        *,
        base: Any,
        count: Any = None,
        low: Any = None,
        high: Any = None,
        level: float = 0.95,
    ) -> str:
        """Figure with base and interval: "81 of 263 (31 %; 95 % interval 26 to 37 %)".

        The count is only said where count over base is the share that is shown, which in a
        weighted survey it is not.
        """
        said = {"value": self.value(value, unit), "base": self.number(base)}
        shown = said["value"]
        counted = not is_missing(count) and base and self.share(count / base) == shown
        if counted:
            said["count"] = self.number(count)
        if is_missing(low) or is_missing(high):
            if counted:
                return self.text("{count} of {base} ({value})", **said)
            return self.text("{value} (base {base})", **said)
        said |= {"level": self.share(level), "interval": self.interval(low, high, unit)}
        if counted:
            return self.text(
                "{count} of {base} ({value}; {level} interval {interval})", **said
            )
        return self.text("{value} (base {base}; {level} interval {interval})", **said)

    def _with_unit(self, number: str, unit: str) -> str:
        if unit == "minutes":
            return self.text("{number} min", number=number)
        if unit == "days":
            return self.text("{number} days", number=number)
        return number

    # Dates

    def date(self, day: Any, style: str = "long") -> str:
        """Day: "3 February 2020", or with ``style="medium"`` "3 Feb 2020"."""
        if is_missing(day):
            return MISSING
        text = format_date(_day(day), style, self.locale)
        # French alone counts the first of a month: "1er juillet 2022".
        first = self.language == "fr" and _day(day).day == 1
        return "1er" + text.removeprefix("1") if first else text

    def days(self, start: Any, end: Any, style: str = "long") -> str:
        """Both ends of a time: "3 May 2022 to 20 June 2022"."""
        return self.text(
            "{start} to {end}", start=self.date(start, style), end=self.date(end, style)
        )

    def month(self, day: Any, style: str = "long") -> str:
        """Month of a count: "February 2020", or with ``style="medium"`` "Feb 2020".

        Where the pilot counts by quarter it is "1st quarter 2020", or "Q1 2020".
        """
        if self.names.counted_by == Span.MONTH:
            return self.calendar_month(day, style)
        return self._skeleton({"long": "yQQQQ", "medium": "yQQQ"}[style], day)

    def calendar_month(self, day: Any, style: str = "long") -> str:
        """Month of a day, whatever the pilot counts by."""
        return self._skeleton({"long": "yMMMM", "medium": "yMMM"}[style], day)

    def _skeleton(self, skeleton: str, day: Any) -> str:
        if is_missing(day):
            return MISSING
        return format_skeleton(skeleton, _day(day), locale=self.locale)

    # What is not shown

    def state(self, state: Any, minimum: int = 0) -> str:
        """Why a figure is not shown; ``minimum`` is the base below which it is hidden."""
        if state == CellState.HIDDEN and minimum:
            return self.text("hidden (base below {minimum})", minimum=self.number(minimum))
        return self.label("state", state)


def _digits(unit: str, *values: float) -> int:
    """Decimal places: the same for both limits of an interval."""
    whole = unit == "count" and max(abs(value) for value in values) >= WHOLE_COUNTS_FROM
    return 0 if whole else 1


def _percent(share: float) -> Decimal:
    return Decimal(repr(float(share))) * 100


def _day(value: date | pd.Timestamp) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value
