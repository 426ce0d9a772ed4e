#!/usr/bin/env bash
# Runs schemathesis (the first argument) against a service at $HEARD_URL; bench/api starts both.
set -euo pipefail
schemathesis=$1
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cd "$(mktemp -d)"
export SCHEMATHESIS_HOOKS=$here/api_hooks.py
exec "$schemathesis" --config-file "$here/api.toml" run "$HEARD_URL/openapi" \
  --url "$HEARD_URL" -H "Authorization: Bearer $HEARD_TOKEN" --no-color "$@"
