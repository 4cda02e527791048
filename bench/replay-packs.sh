#!/usr/bin/env bash
# Replays the recorded answers of real models through the engine: one table a pack.
#   bench/replay-packs.sh [FOLDER]     FOLDER holds the packs (*.open.jsonl); default ../shared/data/open
set -euo pipefail
cd "$(dirname "$0")/.."
packs="${1:-${SUFFICE_SHARED:-../shared}/data/open}"
[ -d "$packs" ] || { echo "no recordings at $packs: nothing to replay"; exit 0; }
dotnet build src/Suffice.Cli -c Release --nologo -v quiet
suffice() { dotnet src/Suffice.Cli/bin/Release/net10.0/Suffice.Cli.dll "$@"; }

replay() {
  local pack="$packs/$1.open.jsonl"; shift
  printf '\n### %s %s\n' "$(basename "$pack" .open.jsonl)" "$*"
  suffice replay "$pack" "$@"
}

# Structural checks alone.
replay bfcl --ladder gpt-4o-mini-2024-07-18-FC,gpt-4o-2024-08-06-FC
replay bfcl --ladder gpt-4o-mini-2024-07-18,gpt-4-0125-preview
replay bfcl --ladder claude-3-haiku-20240307,claude-3-5-sonnet-20240620
replay gsm8k_json_zeroeval --ladder gpt-4o-mini-2024-07-18,claude-3-5-sonnet-20240620
replay gsm8k_json_zeroeval --ladder Meta-Llama-3-8B-Instruct,gpt-4o-2024-08-06
replay crux_json_zeroeval --ladder gpt-4o-mini-2024-07-18,gpt-4o-2024-08-06
replay gsm8k_routellm --ladder mixtral-8x7b-instruct-v0.1,gpt-4-1106-preview
replay it_tickets_llm --ladder "gpt-4o-mini,gpt-5-nano (reasoning medium)"
replay banking77_llm --ladder gpt-5-mini,claude-sonnet-4.5
replay confidence_zellinger --ladder gpt-4o-mini,gpt-4o
replay date_votes_mot --ladder "gpt-3.5-turbo (CoT samples),gpt-4 (CoT greedy)"
replay prompts_arena_hard --ladder gpt-3.5-turbo-0125,gpt-4-0613
# With a second cheap model of another family that must agree.
replay bfcl --ladder gpt-4o-mini-2024-07-18,claude-3-5-sonnet-20240620 --agree claude-3-haiku-20240307
replay gsm8k_json_zeroeval --ladder gpt-4o-mini-2024-07-18,claude-3-5-sonnet-20240620 --agree gemini-1.5-flash
replay crux_json_zeroeval --ladder gpt-4o-mini-2024-07-18,gpt-4o-2024-08-06 --agree gemini-1.5-flash
replay it_tickets_llm --ladder "gpt-4o-mini,gpt-5-nano (reasoning medium)" --agree gemini-2.5-flash-lite
replay banking77_llm --ladder gpt-5-mini,claude-sonnet-4.5 --agree gpt-5.2
