"""How long a person waits for the command line, beside the bare interpreter."""

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 7
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "duban --help": [sys.executable, "-m", "bot", "--help"],
    "duban plan --help": [sys.executable, "-m", "bot", "plan", "--help"],
}


def seconds(command: list[str]) -> float:
    """One whole process."""
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begun


def main() -> None:
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):  # in turn, so that a noisy moment meets all of them
        for name, command in COMMANDS.items():
            taken[name].append(seconds(command))
    bare = median(taken["python -c pass"])
    for name, times in taken.items():
        sys.stdout.write(f"{name:20} {median(times):.3f} s  {median(times) / bare:.1f}x\n")


if __name__ == "__main__":
    main()
