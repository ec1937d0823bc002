#!/usr/bin/env bash
# Create .venv and install posecoach into it: `setup.sh run` (to use it) or `setup.sh dev` (to test it too).
# Does nothing where what it would install is installed already. PYTHON=/path/to/python chooses the Python.
set -euo pipefail
cd "$(dirname "$0")/.."

kind="${1:-run}"
venv=.venv
stamp="$venv/posecoach-setup-$kind"
debian="" # the process that installs Debian packages, while it does

say() { printf '%s\n' "$@" >&2; }
die() { say "$@"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
is_debian_root() { have apt-get && [ "$(id -u)" = 0 ]; }

install_debian() {
    say "Installing Debian packages: $*"
    apt-get update -qq >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" >/dev/null
}

fits() { # whether this command is a Python 3.11, 3.12 or 3.13 that works; a pyenv shim may be there and not run
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' >/dev/null 2>&1
}

find_python() { # every match on the PATH is tried: a good Python may lie behind a shim that does not run
    local name path
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
        while IFS= read -r path; do
            if fits "$path"; then
                "$path" -c 'import sys; print(sys.executable)'
                return 0
            fi
        done < <(type -aP "$name" 2>/dev/null)
    done
    return 1
}

choose_python() {
    if find_python; then return; fi
    if is_debian_root; then
        install_debian python3 python3-venv
        if find_python; then return; fi
    fi
    die "posecoach needs Python 3.11, 3.12 or 3.13, and none was found that runs." \
        "  Debian, Ubuntu:  sudo apt-get install python3 python3-venv" \
        "  macOS:           brew install python@3.12" \
        "  elsewhere:       https://www.python.org/downloads/" \
        "If there is one already, name it:  PYTHON=/path/to/python3.12 make demo"
}

missing_for_pictures() { # Debian packages of the libraries without which mediapipe and OpenCV do not load
    "$1" - <<'PY'
import ctypes
needed = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libGLESv2.so.2": "libgles2",
          "libgthread-2.0.so.0": "libglib2.0-0"}
for library, package in needed.items():
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
PY
}

missing_commands() { # Debian packages of the commands that are missing; arguments: command=package
    local pair
    for pair in "$@"; do have "${pair%%=*}" || printf '%s\n' "${pair#*=}"; done
}

system_packages() {
    local required optional
    required="$(missing_for_pictures "$1")"
    optional="$(missing_commands espeak-ng=espeak-ng aplay=alsa-utils)"
    if [ "$kind" = dev ]; then
        optional="$optional $(missing_commands pulseaudio=pulseaudio pipewire=pipewire pipewire-pulse=pipewire-pulse \
            wireplumber=wireplumber dbus-run-session=dbus-daemon Xvfb=xvfb xdotool=xdotool import=imagemagick \
            chromium=chromium chromedriver=chromium-driver pdftotext=poppler-utils)"
    fi
    required="$(echo $required)" optional="$(echo $optional)"
    [ -n "$required$optional" ] || return 0
    if is_debian_root; then
        install_debian $required $optional & # beside pip, which keeps one processor busy
        debian=$!
    elif [ -n "$required" ]; then
        die "System libraries are missing that mediapipe and OpenCV load. Install them, then run make again:" \
            "  Debian, Ubuntu:  sudo apt-get install $required $optional" \
            "  elsewhere:       the packages with libGL, libEGL, libGLESv2 and glib"
    else
        say "Not installed, only needed for the voice or for tests of devices: $optional" \
            "  Debian, Ubuntu:  sudo apt-get install $optional"
    fi
}

make_venv() {
    if [ -x "$venv/bin/python" ] && fits "$venv/bin/python"; then return; fi
    if ! "$1" -c 'import ensurepip' 2>/dev/null; then
        local package
        package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        is_debian_root || die "$1 cannot make environments. Install that part:  sudo apt-get install $package"
        install_debian "$package"
    fi
    "$1" -m venv --clear "$venv"
}

wanted() { # changes with what is to be installed and where
    { cat pyproject.toml requirements-*.lock; pwd; "$venv/bin/python" --version; } 2>&1 | cksum
}

up_to_date() { # what is installed for the tests also serves for use
    local file
    for file in "$stamp" "$venv/posecoach-setup-dev"; do
        [ -f "$file" ] && [ "$(cat "$file")" = "$(wanted)" ] && return 0
    done
    return 1
}

pip_install() { "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-compile "$@"; }

compile_packages() { # on all processors, and without their own tests: a third of the time that pip takes for it
    "$venv/bin/python" -m compileall -q -j 0 -x '[/\\]tests?[/\\]' "$venv"/lib/python*/site-packages >/dev/null 2>&1 \
        || true # a package may hold files for another Python; what is not compiled is compiled when it is used
}

install() { # the releases that were tested, each file compared with its SHA-256; else the newest that pyproject.toml allows
    local lock="requirements-$kind.lock" log="$venv/posecoach-setup.log" extra="" macos=()
    if [ "$(uname -s)" = Darwin ]; then macos=(-r requirements-macos.lock); fi
    if pip_install --require-hashes -r "$lock" ${macos[@]+"${macos[@]}"} 2>"$log" \
        && pip_install --no-deps --no-build-isolation -e . 2>>"$log"; then
        return
    fi
    if grep -q "DO NOT MATCH THE HASHES" "$log"; then
        cat "$log" >&2
        die "A package that was downloaded is not the one that $lock names by its SHA-256. Nothing of it was installed."
    fi
    say "Not every release that $lock names can be had here; installing the newest that pyproject.toml allows." \
        "  $(grep -m1 ERROR "$log" || true)"
    if [ "$kind" = dev ]; then extra="[dev]"; fi
    pip_install -e ".$extra"
}

if [ -x "$venv/bin/python" ] && up_to_date; then exit 0; fi
python="$(choose_python)"
make_venv "$python"
if [ "$(uname -s)" = Linux ]; then system_packages "$python"; fi
trap wait EXIT # what apt-get has begun it ends, also where pip fails
say "Installing posecoach and what it needs into $venv (1 GB on disk; a few minutes) ..."
install
compile_packages
if [ -n "$debian" ]; then wait "$debian" || die "Not all Debian packages could be installed: see above."; fi
wanted > "$stamp"
