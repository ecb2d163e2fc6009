"""Executes the notebook with PySpark and Jupyter.

    python src/site/notebooks/execute.py           writes the outputs into the notebook
    python src/site/notebooks/execute.py --check   compares the texts of the outputs with those in the notebook; exit status 1 if they differ

Requires: pip install pyspark==4.0.1 numpy pandas matplotlib nbclient ipykernel; job/target/plasticity-job.jar; Java 17.
"""

import copy
import pathlib
import sys

import nbformat
from nbclient import NotebookClient

NOTEBOOK = pathlib.Path(__file__).with_name("quickstart.ipynb")


def execute(notebook):
    """Executes a copy, without what differs from run to run: log lines and times."""
    executed = copy.deepcopy(notebook)
    NotebookClient(executed, timeout=600, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    executed.metadata = notebook.metadata
    for cell in executed.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    return executed


def texts(cell):
    """The texts of a cell's outputs; pictures differ between versions of their libraries."""
    return [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.get("outputs", [])]


def main():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    executed = execute(notebook)
    if "--check" not in sys.argv:
        nbformat.write(executed, NOTEBOOK)
        return
    differing = [
        f"cell {number}:\n{cell.source}\nexpected {texts(cell)}\nfound    {texts(new)}"
        for number, (cell, new) in enumerate(zip(notebook.cells, executed.cells))
        if texts(cell) != texts(new)
    ]
    if differing:
        sys.exit("\n\n".join(differing))
    print(f"{NOTEBOOK.name}: {len(executed.cells)} cells, outputs are as committed")


if __name__ == "__main__":
    main()
