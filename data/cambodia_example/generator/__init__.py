"""Makes the synthetic files of the example pilot."""

import os

# openpyxl writes the same XML with or without lxml only if it is told not to look for it.
os.environ["OPENPYXL_LXML"] = "False"
