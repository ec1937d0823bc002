#!/usr/bin/env bash
# Lock the newest releases that pyproject.toml allows, with the SHA-256 of their files. Needs uv (https://docs.astral.sh/uv).
#
# What macOS alone needs stands in a file of its own, since it depends on the release of the system: pip 24.1 to 25.3
# fails on such a condition wherever the release is no version number, as that of a Linux kernel.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() { # setuptools, too, since set-up builds posecoach in its own environment
    uv pip compile pyproject.toml - "$@" --universal --python-version 3.11 --upgrade --generate-hashes \
        --no-annotate --no-header --quiet <<<"setuptools>=77"
}

split() { # argument: the file of what every system needs
    awk -v all="$1" -v mac=requirements-macos.lock '/^[^ ]/ { only_mac = /sys_platform == .darwin./ }
        { print > (only_mac ? mac : all) }'
}

compile | split requirements-run.lock
compile --extra dev | split requirements-dev.lock
