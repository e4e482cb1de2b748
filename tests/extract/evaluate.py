"""Prints how well the rules read the own gold set, and the development set where it is present.

python tests/extract/evaluate.py [FOLDER WITH gold.jsonl ...]
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from judge import FIELDS, Score, gold_of, read, score

from deals.extract import extract

OWN = Path(__file__).parent / "own"
SHARED = next((p / "shared" for p in Path(__file__).parents if (p / "shared").is_dir()), OWN)
COLUMNS = ("recall", "precision", *FIELDS)


def main(folders: list[Path]) -> int:
    for folder in folders:
        golds = gold_of(folder)
        print(f"\n{folder.name}: {len(golds)} articles")
        _table(score(folder, golds))
        scorer = SHARED / "tools" / "score_extraction.py"
        if folder != OWN and scorer.exists():
            _shared_scorer(scorer, folder)
    return 0


def _table(scores: dict[str, Score]) -> None:
    print(f"{'':<20}" + "".join(f"{name:>12}" for name in (*COLUMNS, "false alarms", "grounded")))
    for name, counts in sorted(scores.items(), key=lambda item: (item[0] == "all", item[0])):
        cells = [f"{counts.found}/{counts.primary}", f"{counts.right}/{counts.reports}"]
        cells += ["/".join(map(str, counts.fields[f])) for f in FIELDS]
        cells += [f"{counts.false_alarms}/{counts.without_deal}"]
        cells += [f"{counts.grounded}/{counts.quotes}"]
        print(f"{name:<20}" + "".join(f"{cell:>12}" for cell in cells))


def _shared_scorer(scorer: Path, folder: Path) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for gold in gold_of(folder):
            reports = [report.flat() for report in extract(read(folder, gold))]
            file.write(json.dumps({"file": gold["file"], "reports": reports}) + "\n")
        file.flush()
        command = [sys.executable, str(scorer), str(folder / "gold.jsonl"), file.name]
        subprocess.run([*command, "--texts", str(folder), "--verbose"], check=True)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    dev = SHARED / "data" / "dev"
    sys.exit(main(given or [OWN, *([dev] if dev.exists() else [])]))
