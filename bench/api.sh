#!/usr/bin/env bash
# Runs schemathesis (the first argument) against a service at $HEARD_URL; bench/api starts both.
set -euo pipefail
schemathesis=$1
shift
cd "$(mktemp -d)"
exec "$schemathesis" --config-file "$(dirname "${BASH_SOURCE[0]}")/api.toml" run "$HEARD_URL/openapi" \
  --url "$HEARD_URL" -H "Authorization: Bearer $HEARD_TOKEN" --no-color "$@"
