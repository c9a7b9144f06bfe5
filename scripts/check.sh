#!/bin/sh
# Everything about the code that can be told without running it; `scripts/check.ts` says what.
set -eu
cd "$(dirname "$0")/.."
. scripts/install.sh
ensure_installed
exec node_modules/.bin/node --import tsx scripts/check.ts
