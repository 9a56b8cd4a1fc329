"""A small engine of XForms: answers go into a form as pyxform made it, an export comes out.

It knows nothing of pescycle. Relevance and calculations are those that stand in the XForm,
worked out by libxml2's XPath; the layouts are those that the servers write.
"""

import csv
import io
from dataclasses import dataclass, field

from lxml import etree
from openpyxl import Workbook
from pyxform.xls2xform import convert

XFORMS = {"x": "http://www.w3.org/2002/xforms"}
FUNCTIONS = {
    (None, "selected"): lambda _, given, code: _text(code) in _text(given).split(" "),
    (None, "if"): lambda _, test, yes, no: _text(yes if test else no),
    (None, "coalesce"): lambda _, one, other: _text(one) or _text(other),
}


def _text(value):
    if isinstance(value, list):
        value = value[0] if value else ""
    return (getattr(value, "text", value) or "") if value is not None else ""


@dataclass(frozen=True)
class XForm:
    """A form as a phone knows it: its fields by path, binds, lists of several answers."""

    fields: tuple[str, ...]
    binds: dict[str, dict[str, str]]
    several: dict[str, tuple[str, ...]]
    warnings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, workbook):
        warnings = []
        text = convert(workbook, warnings=warnings, file_type=".xlsx").xform
        root = etree.fromstring(text.encode())
        data = root.find(".//x:model/x:instance/x:data", XFORMS)
        fields = tuple(_paths(data, "/data"))
        binds = {
            b.get("nodeset"): dict(b.attrib) for b in root.iterfind(".//x:bind", XFORMS)
        }
        several = {
            s.get("ref"): _codes(root, s) for s in root.iterfind(".//x:select", XFORMS)
        }
        return cls(fields, binds, several, warnings)

    def submission(self, given):
        """Field -> text as it is sent: what is not relevant is empty."""
        values = {path: given.get(path.rsplit("/", 1)[-1], "") for path in self.fields}
        for _ in range(10):
            after = self._settled(values)
            if after == values:
                return after
            values = after
        raise AssertionError("the form does not settle")

    def _settled(self, values):
        look = etree.XPathEvaluator(_tree(values), extensions=FUNCTIONS)
        after = {}
        for path, text in values.items():
            steps = path.split("/")
            above = ["/".join(steps[: end + 1]) for end in range(2, len(steps))]
            tests = [self.binds.get(place, {}).get("relevant") for place in above]
            counts = all(look(f"boolean({test})") for test in tests if test)
            calculate = self.binds.get(path, {}).get("calculate")
            told = look(f"string({calculate})") if calculate else text
            after[path] = told if counts else ""
        return after

    def allows(self, name, text):
        """Whether the form's constraint lets an answer through."""
        path = next(path for path in self.fields if path.endswith(f"/{name}"))
        tree = _tree({path: text})
        node = tree.xpath(path)[0]
        look = etree.XPathElementEvaluator(node, extensions=FUNCTIONS)
        return bool(look(f"boolean({self.binds[path]['constraint']})"))


def _paths(node, path):
    children = [child for child in node if isinstance(child.tag, str)]
    for child in children:
        name = etree.QName(child).localname
        if name != "meta":
            yield from _paths(child, f"{path}/{name}")
    if not children:
        yield path


def _codes(root, select):
    items = select.findall("x:item/x:value", XFORMS)
    if items:
        return tuple(item.text for item in items)
    name = select.find("x:itemset", XFORMS).get("nodeset").split("'")[1]
    found = root.iterfind(f".//x:instance[@id='{name}']/x:root/x:item/x:name", XFORMS)
    return tuple(item.text for item in found)


def _tree(values):
    root = etree.Element("data")
    for path, text in values.items():
        node = root
        for step in path.split("/")[2:]:
            child = node.find(step)
            node = etree.SubElement(node, step) if child is None else child
        node.text = text
    return root.getroottree()


def kobo_rows(form, submissions, sent):
    """KoboToolbox, "XML values and headers": groups before names, ticks beside codes."""
    header = ["start", "end"]
    header += [path[6:] for path in form.fields if path[6:] not in header]
    tail = ["_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by"]
    split = {path[6:]: codes for path, codes in form.several.items()}
    columns = []
    for name in header:
        columns += [name, *(f"{name}/{code}" for code in split.get(name, ()))]
    rows = [[*columns, *tail, "_index"]]
    for number, values in enumerate(submissions, 1):
        cells = {path[6:]: text for path, text in values.items()}
        for name, codes in split.items():
            given = cells[name].split()
            marks = {f"{name}/{code}": str(int(code in given)) for code in codes}
            cells |= marks if given else {}
        ending = [
            str(900 + number),
            f"uuid-{number}",
            sent,
            "",
            "enumerator_1",
            str(number),
        ]
        rows.append([*(cells.get(name, "") for name in columns), *ending])
    return rows


def odk_rows(form, submissions, sent):
    """ODK Central: hyphens after groups, moments in UTC with a Z, codes joined."""
    header = [path[6:].replace("/", "-") for path in form.fields]
    tail = [
        "meta-instanceID",
        "KEY",
        "SubmitterID",
        "SubmitterName",
        "Status",
        "ReviewState",
    ]
    rows = [["SubmissionDate", *header, *tail, "DeviceID", "Edits", "FormVersion"]]
    for number, values in enumerate(submissions, 1):
        key = f"uuid:{number}"
        ending = [key, key, "7", "enumerator_1", "", "", "collect:1", "0", "v1"]
        rows.append([f"{sent}.000Z", *values.values(), *ending])
    return rows


def csv_bytes(rows, separator):
    """A file of separated cells, every cell in quotes, with a mark of UTF-8 before it."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_bytes(rows):
    """A workbook with one sheet."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
