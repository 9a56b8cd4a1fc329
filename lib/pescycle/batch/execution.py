"""One notebook executed by papermill, from a translated copy."""

import logging
import os
import tempfile
import warnings
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from pescycle.errors import (
    ConfigError,
    DataError,
    DisclosureError,
    Fault,
    PescycleError,
    UsageError,
)
from pescycle.model.parameters import Parameters

OURS = {
    kind.__name__: kind for kind in (ConfigError, DataError, DisclosureError, UsageError)
}
START_TIMEOUT = 120  # seconds; a slow laptop that starts its first kernel needs over 30


class NotebookStopped(Fault):
    """A notebook stopped for a reason that no user could foresee."""


def executed(notebook: NotebookNode, name: str, parameters: Parameters) -> NotebookNode:
    """The notebook with its outputs, every code cell of it run in a kernel of its own.

    Raises
    ------
    ConfigError, DataError, UsageError
        What the notebook itself raised.
    NotebookStopped
        When it stopped otherwise, or ended before its last cell.
    """
    # Importing papermill takes over a second: only who executes pays for it.
    import papermill
    from papermill.exceptions import PapermillExecutionError

    _quiet_kernels()
    with tempfile.TemporaryDirectory(prefix="pescycle-") as folder:
        source, target = Path(folder, "in.ipynb"), Path(folder, "out.ipynb")
        nbformat.write(notebook, source)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                papermill.execute_notebook(
                    source,
                    target,
                    parameters=vars(parameters),
                    kernel_name="python3",
                    progress_bar=False,
                    request_save_on_cell_execute=False,
                    start_timeout=START_TIMEOUT,
                    config=_kernel_settings(folder),
                    extra_arguments=["--IPKernelApp.log_level=50"],
                    shutdown_kernel="immediate",
                )
        except PapermillExecutionError as error:
            raise _told(error, name) from error
        except RuntimeError as error:  # nbclient's for a kernel that died or never came up
            raise NotebookStopped(
                f"{name} stopped: its kernel died or did not start. Run again; if it stops "
                "again, is there enough memory?"
            ) from error
        result = nbformat.read(target, as_version=4)
    _refuse_unrun_cells(result, name)
    return result


def _told(error, name: str) -> PescycleError:
    if error.ename in OURS:
        return OURS[error.ename](error.evalue)
    # The message could quote a respondent's answer: name the kind and the place only.
    return NotebookStopped(
        f"{name} stopped in cell {error.cell_index + 1} with {error.ename}. This is a "
        "fault of pescycle; run with --debug to see where, and report it."
    )


def _refuse_unrun_cells(notebook: NotebookNode, name: str) -> None:
    """A kernel that exits calmly in the middle leaves later cells unrun without error."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "code" and cell.source and cell.execution_count is None:
            raise NotebookStopped(f"{name} ended before cell {number} had run.")


def _kernel_settings(folder: str):
    """Files in place of network ports, where the system has them: no port to race for.

    They lie in the folder of this one notebook, or two runs would take each other's.
    """
    from traitlets.config import Config

    settings = Config()
    if os.name == "posix":
        settings.KernelManager.transport = "ipc"
        settings.KernelManager.ip = str(Path(folder, "kernel"))
    return settings


def _quiet_kernels() -> None:
    # A kernel of the user's own that is also called python3 must not take our place, and
    # its debugger's remarks are not for our readers.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
