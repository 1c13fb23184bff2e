#!/usr/bin/env bash
# Prints what the engines cost, in CPU seconds, and how that grows with the size of their input.
# usage: Benchmarks/engines.sh [scan|paths|templates|hostile]...; by default all. Documents are generated.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/bootstrap
callready_bootstrap
build=(swift build -c release --product engine-benchmarks --scratch-path .build/benchmarks)
CALLREADY_BENCHMARKS=1 "${build[@]}" "${CALLREADY_BUILD_FLAGS[@]}" --quiet
"$(CALLREADY_BENCHMARKS=1 "${build[@]}" --show-bin-path)/engine-benchmarks" "$@"
