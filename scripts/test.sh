#!/bin/sh
# The checks, then every test. Arguments go to Vitest: `npm test -- src/modules/datasets`.
set -eu
cd "$(dirname "$0")/.."
. scripts/install.sh
ensure_installed

checked=0
sh scripts/check.sh || checked=$?
tested=0
node_modules/.bin/node node_modules/vitest/vitest.mjs run "$@" || tested=$?
[ "$checked" -eq 0 ] && [ "$tested" -eq 0 ]
