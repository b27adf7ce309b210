#!/bin/sh
# Makes an environment of its own in .venv and uses it:
#   sh try.sh         installs factcheck and checks an article of this repository
#   sh try.sh desk    the same, and opens the editor's desk in the browser
#   sh try.sh test    installs what development takes and runs the tests
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "factcheck needs Python 3.11 or newer; name one: PYTHON=python3.12 sh try.sh" >&2
  exit 2
}
[ -x .venv/bin/python ] || "$python" -m venv .venv || {
  echo "Python cannot make an environment; on Debian and Ubuntu: apt install python3-venv" >&2
  exit 2
}
install() {
  echo "Installing into .venv; the first time takes some minutes …" >&2
  .venv/bin/python -m pip install --quiet --constraint constraints.txt "$@"
}
unset PYTHONDONTWRITEBYTECODE # else every process that the tests start compiles the package again
case ${1-} in
  "") install . && .venv/bin/factcheck check --offline examples/salt-and-blood-pressure.md ;;
  desk) install '.[desk]' && .venv/bin/factcheck serve ;;
  test) install --editable '.[test]' && .venv/bin/python -m pytest --numprocesses auto --dist loadfile ;;
  *) echo "sh try.sh takes nothing, desk or test." >&2 && exit 2 ;;
esac
