#!/usr/bin/env bash
# Runs every test. Installs what they need; a second run finds it in place and is quick.
#   ./test.sh             build, format check, all tests, the vendors' client libraries against the gateway
#   ./test.sh --no-format skip the format check
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"

step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step "build"
# One compiler for all projects takes half the time of one each; it is told to go, so that nothing is left running.
built=0
dotnet build Suffice.slnx -c Release --nologo -v quiet -p:UseSharedCompilation=true || built=$?
dotnet build-server shutdown --vbcscompiler > /dev/null 2>&1 || true
[ "$built" = 0 ] || exit "$built"

if [ "${1:-}" != "--no-format" ]; then
  step "format"
  # Style and analyzers are errors of the build above; this is what remains, and it needs no compiler.
  dotnet format whitespace --folder . --verify-no-changes --verbosity quiet
fi

step "tests"
if [ -z "${SUFFICE_SHARED:-}" ] && [ ! -d ../shared/data ]; then
  echo "no recorded answers at ../shared/data: the tests that read them are skipped and say so (SUFFICE_SHARED names another place)"
fi
# Two at a time, the longest first: most of a test's time is waiting. What each printed is shown when it ends.
run_one() {
  local began=$SECONDS log result
  log=$(mktemp)
  if [ "$1" = clients ]; then tests/clients/run.sh; else dotnet run --project "tests/$1" -c Release --no-build; fi > "$log" 2>&1 && result=0 || result=1
  printf '\n== %s (%ss)\n' "$1" "$((SECONDS - began))"
  cat "$log"
  rm -f "$log"
  return $result
}
export -f run_one

# want COMMAND PACKAGES: Debian's packages for a command that is missing, where they may be installed.
want() {
  local command=$1
  shift
  if ! command -v "$command" >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 \
      || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null || echo "$* could not be installed"
  fi
}
want npm nodejs npm
want chromium chromium fonts-dejavu-core

# axe-core, for the tests in the browser; a second run finds it in place.
install_axe() {
  local parts=tests/Suffice.Browser.Tests/npm into=artifacts/browser
  cmp -s $parts/package-lock.json $into/package-lock.json && [ -d $into/node_modules/axe-core ] && return
  mkdir -p $into
  cp $parts/package.json $parts/package-lock.json $into/
  (cd $into && npm_config_omit_lockfile_registry_resolved=true npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
}
if command -v npm >/dev/null; then
  install_axe || echo "axe-core could not be installed: the checks that need it are skipped"
fi

failed=0
# The vendors' clients measure seconds (a call that is cancelled must end upstream), so that they run alone.
run_one clients || failed=1
longest=(Suffice.EndToEnd Suffice.Browser.Tests Suffice.Gateway.Tests Suffice.Tests Suffice.Evaluation.Tests Suffice.Audit.Tests)
others=$(for project in tests/*/*.csproj; do basename "$project" .csproj; done | grep -vxF "$(printf '%s\n' "${longest[@]}")")
printf '%s\n' "${longest[@]}" $others | xargs -P 2 -I{} bash -c 'run_one {}' || failed=1

step "done"
exit "$failed"
