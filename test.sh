#!/usr/bin/env bash
# Runs every test. Installs what they need; a second run finds it in place and is quick.
#   ./test.sh             build, format check, all tests, the vendors' client libraries against the gateway
#   ./test.sh --no-format skip the format check
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step "build"
dotnet build Suffice.slnx -c Release --nologo -v quiet

if [ "${1:-}" != "--no-format" ]; then
  step "format"
  # Style and analyzers are errors of the build above; this is what remains, and it needs no compiler.
  dotnet format whitespace --folder . --verify-no-changes --verbosity quiet
fi

step "tests"
if [ -z "${SUFFICE_SHARED:-}" ] && [ ! -d ../shared/data ]; then
  echo "no recorded answers at ../shared/data: the tests that read them are skipped and say so (SUFFICE_SHARED names another place)"
fi
failed=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  step "$name"
  dotnet run --project "$project" -c Release --no-build || failed=1
done

step "client libraries"
if [ -d "${SUFFICE_SHARED:-../shared}/kit/clients" ] && ! command -v node >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null || echo "nodejs could not be installed"
fi
tests/clients/run.sh || failed=1

step "done"
exit "$failed"
