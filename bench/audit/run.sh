#!/usr/bin/env bash
# Audits made logs of growing length, beside DuckDB's scan of the same file and jq. Needs the recorded answers (SUFFICE_SHARED), dotnet and jq.
#   bench/audit/run.sh [rows ...]      default: 10000 100000 1000000 3000000
# Columns: what, rows, seconds (whole process), MB/s, peak MB, processor seconds. Each is the median of three by seconds.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=("$@"); [ $# -gt 0 ] || rows=(10000 100000 1000000 3000000)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet build bench/Suffice.Audit.Bench -c Release -v quiet --nologo
run() { dotnet run -c Release --no-build --project bench/Suffice.Audit.Bench -- "$@"; }
median() { for _ in 1 2 3; do "$@"; done | sort -t$'\t' -k3 -n | sed -n 2p; }
with_jq() {
  local start end bytes
  start=$(date +%s.%N); jq -c .usage "$1" > /dev/null; end=$(date +%s.%N); bytes=$(stat -c %s "$1")
  awk -v s="$start" -v e="$end" -v b="$bytes" -v r="$2" 'BEGIN { printf "jq\t%d\t%.2f\t%.0f\t-\t-\n", r, e - s, b / 1e6 / (e - s) }'
}
for count in "${rows[@]}"; do
  file="$work/calls.jsonl"
  run generate --rows "$count" --out "$file" --seed 1
  audit=$(median run audit "$file"); duckdb=$(median run scan "$file"); jq=$(median with_jq "$file" "$count")
  printf '%s\n%s\n%s\n' "$audit" "$duckdb" "$jq"
  awk -v a="$(cut -f3 <<< "$audit")" -v d="$(cut -f3 <<< "$duckdb")" -v j="$(cut -f3 <<< "$jq")" 'BEGIN { printf "audit takes %.2f times DuckDB'"'"'s scan and %.2f times jq\n", a / d, a / j }'
done
