"""Whether what is hidden stays hidden."""

DISCLOSURE_AUDIT = (
    *("audience", "table", "cells", "hidden", "protecting", "checked", "narrowest"),
    *("required", "passed"),
)
