#!/bin/sh
# Installs what is missing, then becomes the server: `exec` all the way, so that npm's SIGTERM reaches it.
set -eu
cd "$(dirname "$0")/.."
. scripts/install.sh
ensure_installed

if [ "${1:-}" = --watch ]; then
  shift
  exec node_modules/.bin/node --watch --import tsx src/main.ts "$@"
fi
exec node_modules/.bin/node --import tsx src/main.ts "$@"
