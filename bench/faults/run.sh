#!/usr/bin/env bash
# What a caller sees of 26 faults of a provider; docs/faults-bench.md holds the results.
#   bench/faults/run.sh                  every policy of this folder
#   bench/faults/run.sh alone            one of: alone, peer, hedged
# The kit with the provider's mock is looked for in ../shared/kit, or in kit of the folder that SUFFICE_SHARED names.
# GATEWAY names another build's Suffice.Cli.dll.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
kit=${SUFFICE_SHARED:-$root/../shared}/kit
gateway=${GATEWAY:-$root/src/Suffice.Cli/bin/Release/net10.0/Suffice.Cli.dll}

if [ ! -x "$kit/bench/bin/mock" ]; then
  echo "no built kit at $kit: the faults are not measured (SUFFICE_SHARED names another place)"
  exit 0
fi

"$kit/bench/bin/mock" --port 9109 > /dev/null &
sound=$!
trap 'kill "$sound"' EXIT

for policy in ${*:-alone peer hedged}; do
  echo "== $policy"
  "$kit/bench/bench.sh" --mode faults --targets "" --pin both --mock-port 9108 --quiet-wait 1 --fault-timeout 20 \
    --out "$root/artifacts/faults/$policy" --gut-name "$policy" --gut-url http://127.0.0.1:8428 --gut-model auto \
    --gut-cmd "dotnet $gateway serve --policy {run}/suffice.yaml" \
    --gut-prepare "cp $here/$policy.yaml {run}/suffice.yaml && rm -rf {run}/suffice-ledger" \
    --gut-env GATEWAY_KEY=sk-gateway --gut-header 'Authorization: Bearer sk-gateway'
done
