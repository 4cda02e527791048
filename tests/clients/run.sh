#!/usr/bin/env bash
# Drives the built gateway with the vendors' own client libraries; docs/clients.md says which and what for.
#   tests/clients/run.sh                     every pair of protocols, every suite
#   tests/clients/run.sh crossed             one of: straight, crossed, responses
#   SUITES="openai dotnet" tests/clients/run.sh straight
# The kit of checks is looked for in ../shared/kit, or in kit of the folder that SUFFICE_SHARED names.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
kit=${SUFFICE_SHARED:-$root/../shared}/kit
work=$root/artifacts/kit
gateway=$root/src/Suffice.Cli/bin/Release/net10.0/Suffice.Cli.dll

if [ ! -d "$kit/clients" ]; then
  echo "no client kit at $kit: the checks with real client libraries are skipped (SUFFICE_SHARED names another place)"
  exit 0
fi

if ! command -v node >/dev/null; then
  echo "no node: the checks with real client libraries are skipped"
  exit 0
fi

running=()
stop() {
  for process in "${running[@]}"; do kill "$process" 2>/dev/null || true; done
  for process in "${running[@]}"; do wait "$process" 2>/dev/null || true; done
  running=()
}
trap stop EXIT

# Copies the kit and installs its libraries once; a second run finds them in place.
install() {
  mkdir -p "$work"
  cp -R "$kit/clients" "$work/"
  chmod -R u+w "$work/clients"

  # The kit is no project of ours: our build's rules end at its folder.
  for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' > "$work/$file"; done

  local wanted
  wanted=$(cat "$kit"/clients/package-lock.json "$kit"/clients/dotnet/*.* | cksum)
  [ "$(cat "$work/installed" 2>/dev/null)" = "$wanted" ] && [ -d "$work/clients/node_modules" ] && return

  echo "installing the client libraries under artifacts/kit"
  (cd "$work/clients" && npm_config_cache="$work/.cache/npm" npm_config_omit_lockfile_registry_resolved=true \
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  NUGET_PACKAGES="$work/.cache/nuget" dotnet build "$work/clients/dotnet" -c Release -o "$work/clients/bin/dotnet" -v q --nologo
  echo "$wanted" > "$work/installed"
}

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# await_port PORT PROCESS NAME
await_port() {
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    kill -0 "$2" 2>/dev/null || { echo "$3 ended before it listened" >&2; exit 1; }
    sleep 0.1
  done
  echo "$3 does not listen on port $1" >&2
  exit 1
}

# The checks that cannot hold in a pair; its file gives the reason of each.
skipped_in() { [ ! -f "tests/clients/$1.skip" ] || sed -n 's/^\([^# ][^ ]*\).*/\1/p' "tests/clients/$1.skip" | paste -sd, -; }

# run_pair NAME SKIP: one policy, one gateway, all suites.
run_pair() {
  local name=$1 skip=$2 here=$work/$1 upstream listen
  rm -rf "$here" && mkdir -p "$here"
  upstream=$(free_port)
  listen=$(free_port)
  sed "s/127\.0\.0\.1:9110/127.0.0.1:$upstream/" "tests/clients/$name.yaml" > "$here/suffice.yaml"
  node "$work/clients/upstreams/refmock.mjs" --port "$upstream" > "$here/upstream.log" 2>&1 &
  running+=($!)
  await_port "$upstream" $! "the upstream"
  SUFFICE_KIT_KEY=sk-test SUFFICE_KIT_UPSTREAM_KEY=sk-upstream-kit \
    dotnet "$gateway" serve --policy "$here/suffice.yaml" --listen "http://127.0.0.1:$listen" > "$here/gateway.log" 2>&1 &
  running+=($!)
  await_port "$listen" $! "the gateway"

  local failed=0
  # shellcheck disable=SC2086
  BASE_URL=http://127.0.0.1:$listen API_KEY=sk-test UPSTREAM_CTL=http://127.0.0.1:$upstream UPSTREAM_KEY=sk-upstream-kit \
    SKIP=$skip KIT_JSON=$here/checks.jsonl "$work/clients/run.sh" ${SUITES:-} > "$here/checks.log" 2>&1 || failed=1
  grep -v '^PASS' "$here/checks.log" || true
  stop
  return $failed
}

install
failed=0
for pair in ${*:-straight crossed responses}; do
  echo "-- $pair"
  run_pair "$pair" "$(skipped_in "$pair")" || failed=1
done
exit $failed
