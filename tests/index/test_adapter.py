from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file

from index import embedded_model

LAYER = "encoder.layer.0.attention.self.query"


def test_the_adapter_is_added_to_the_weights(tmp_path: Path) -> None:
    up, down = np.ones((3, 2), np.float16), np.full((2, 4), 0.5, np.float16)
    save_file({f"{LAYER}.up": up, f"{LAYER}.down": down}, tmp_path / "a.safetensors")
    state = {f"{LAYER}.weight": np.zeros((3, 4), np.float16), "autre": np.ones(2, np.float16)}
    embedded_model._merge(state, tmp_path / "a.safetensors")
    assert np.array_equal(state[f"{LAYER}.weight"], np.ones((3, 4)))
    assert np.array_equal(state["autre"], np.ones(2))


def test_the_shipped_adapter_fits_every_dense_layer_and_stays_small() -> None:
    factors = load_file(embedded_model.ADAPTER)
    assert len(factors) == 12 * 6 * 2
    assert embedded_model.ADAPTER.stat().st_size < 20_000_000
    assert all(np.isfinite(values).all() for values in factors.values())


def test_the_fingerprint_changes_with_the_adapter(tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_bytes(b"un")
    (tmp_path / "b.safetensors").write_bytes(b"deux")
    found = {
        embedded_model.fingerprint(path)
        for path in (None, tmp_path / "a.safetensors", tmp_path / "b.safetensors")
    }
    assert len(found) == 3
