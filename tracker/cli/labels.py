"""The names that the workflow files give to states and verbs, for lists and errors."""

from functools import cache

from tracker.domain.errors import TrackerError


@cache
def workflow_labels(lang: str) -> dict[str, str]:
    """State or verb -> its label; the assignment's own win where names are shared."""
    import tomllib

    from tracker.resources import data_dir

    labels: dict[str, str] = {}
    for name in ("directive", "extension", "assignment"):
        declared = tomllib.loads((data_dir("workflows") / f"{name}.toml").read_text("utf-8"))
        labels |= {state: entry[lang] for state, entry in declared["states"].items()}
        labels |= {move["verb"]: move[lang] for move in declared["moves"]}
    return labels


def label(lang: str, name: str) -> str:
    """The label of a state or verb, itself where the files cannot be read."""
    try:
        return workflow_labels(lang).get(name, name)
    except (OSError, KeyError, ValueError, TrackerError):
        return name


def workflow_states() -> list[str]:
    """The states that an assignment may be in, by the workflow file."""
    import tomllib

    from tracker.resources import data_dir

    declared = tomllib.loads((data_dir("workflows") / "assignment.toml").read_text("utf-8"))
    return list(declared["states"])
