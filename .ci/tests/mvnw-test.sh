#!/bin/sh
# Proves ./mvnw against an archive on loopback. Last line: N passed, N failed.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
tmp=$(mktemp -d)
server=
passed=0
failed=0

cleanup() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	rm -rf "$tmp"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

# check NAME COMMAND...
check() {
	name=$1
	shift
	if "$@"; then
		passed=$((passed + 1))
		echo "ok   $name"
	else
		failed=$((failed + 1))
		echo "FAIL $name"
		sed 's/^/     out: /' "$tmp/out"
		sed 's/^/     err: /' "$tmp/err"
	fi
}

# A Maven that tells what it was asked: fake_maven DIRECTORY VERSION
fake_maven() {
	mkdir -p "$1"
	cat >"$1/mvn" <<-EOF
		#!/bin/sh
		if [ "\$*" = --version ]; then
			printf '\033[1mApache Maven $2 (abc)\033[m\n'
		else
			echo "maven $2 got: \$*"
		fi
	EOF
	chmod +x "$1/mvn"
}

# A PATH with what the wrapper needs and no Maven.
tools=$tmp/tools
mkdir "$tools"
for tool in sh cat chmod curl cut dirname grep head jar mkdir mktemp mv printf rm sed sha256sum sort tail tr unzip; do
	found=$(command -v "$tool") && case $found in /*) ln -s "$found" "$tools/$tool" ;; esac
done

# A home of its own, the given PATH, then the wrapper: run_mvnw PATH ARGS...
run_mvnw() {
	path=$1
	shift
	env -i HOME="$tmp/home" PATH="$path" ${java_home:+JAVA_HOME="$java_home"} \
		sh "$tmp/project/mvnw" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
}

# The wrapper in a project of its own: project URL SUM
project() {
	rm -rf "${tmp:?}/project" "${tmp:?}/home"
	mkdir -p "$tmp/project/.mvn/wrapper" "$tmp/home"
	cp "$root/mvnw" "$tmp/project/"
	printf 'distributionUrl=%s\ndistributionSha256Sum=%s\n' "$1" "$2" \
		>"$tmp/project/.mvn/wrapper/maven-wrapper.properties"
}

exits() { [ "$status" -eq "$1" ]; }
fails() { [ "$status" -ne 0 ]; }
out_has() { grep -qF -- "$1" "$tmp/out"; }
err_has() { grep -qF -- "$1" "$tmp/err"; }
err_lines() { [ "$(wc -l <"$tmp/err")" -eq "$1" ]; }
asked_for() { grep -qF "\"GET $1 HTTP" "$tmp/requests"; }
requests() { [ "$(grep -c '"GET ' "$tmp/requests")" -eq "$1" ]; }
nothing_left() { [ -z "$(find "$tmp/home" -type f)" ]; }

archive=/dist/maven/maven-3/9.9.9/binaries/apache-maven-9.9.9-bin.zip
fake_maven "$tmp/archive/apache-maven-9.9.9/bin" 9.9.9
mkdir -p "$tmp/www${archive%/*}"
(cd "$tmp/archive" && python3 -m zipfile -c "$tmp/www$archive" apache-maven-9.9.9/)
sum=$(sha256sum <"$tmp/www$archive" | cut -d ' ' -f 1)

python3 -u -c '
import functools, http.server, sys
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.HTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, flush=True)
server.serve_forever()
' "$tmp/www" >"$tmp/port" 2>"$tmp/requests" &
server=$!
tries=0
until [ -s "$tmp/port" ] || [ "$tries" -ge 100 ]; do
	tries=$((tries + 1))
	sleep 0.1
done
base=http://127.0.0.1:$(cat "$tmp/port")

java_home=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
jdk=$java_home

project "$base$archive" "$sum"
run_mvnw "$tools" -q verify 'with space'
check "the archive is asked for at exactly the configured path" asked_for "$archive"
check "a good archive is unpacked and run" exits 0
check "arguments are passed on" out_has "maven 9.9.9 got: -q verify with space"
check "a download says nothing" err_lines 0
run_mvnw "$tools" verify
check "an unpacked archive is not asked for again" requests 1
check "an unpacked archive runs" out_has "maven 9.9.9 got: verify"
check "only the unpacked archive is kept" test -z "$(find "$tmp/home" -name '*.zip' -o -name 'tmp.*')"

rm "$tools/unzip"
project "$base$archive" "$sum"
run_mvnw "$tools" verify
check "without unzip the JDK unpacks" out_has "maven 9.9.9 got: verify"

if command -v wget >/dev/null && command -v timeout >/dev/null; then
	rm "$tools/curl"
	ln -s "$(command -v wget)" "$(command -v timeout)" "$tools/"
	project "$base$archive" "$sum"
	run_mvnw "$tools" verify
	check "without curl, wget downloads" out_has "maven 9.9.9 got: verify"
	rm "$tools/wget" "$tools/timeout"
	ln -s "$(command -v curl)" "$tools/"
fi

fake_maven "$tmp/new" 3.8.7
fake_maven "$tmp/newer" 3.10.0
fake_maven "$tmp/old" 3.8.6
fake_maven "$tmp/two" 2.10.9

project "$base$archive" "0000000000000000000000000000000000000000000000000000000000000000"
run_mvnw "$tools:$tmp/new" verify
check "another checksum is refused" fails
check "the refusal names both checksums" err_has "its SHA-256 is $sum, not 0000"
check "the refused archive is deleted" nothing_left
check "an installed Maven does not stand in for a refused archive" test ! -s "$tmp/out"

project "$base/missing-bin.zip" "$sum"
run_mvnw "$tools:$tmp/new" verify
check "a missing archive falls back to the installed Maven" out_has "maven 3.8.7 got: verify"
check "the fallback is one line" err_lines 1
check "the fallback says what runs" err_has "going on with the installed Maven 3.8.7."
check "the fallback leaves nothing" nothing_left

# Nothing listens on port 1 of loopback.
project "http://127.0.0.1:1$archive" "$sum"
run_mvnw "$tools:$tmp/newer" verify
check "an unreachable archive falls back" out_has "maven 3.10.0 got: verify"
check "the unreachable archive costs one line" err_lines 1
run_mvnw "$tools:$tmp/old" verify
check "Maven 3.8.6 is refused" fails
check "the refusal names its version and the remedy" err_has "the installed Maven is 3.8.6: install Maven 3.8.7 or newer"
run_mvnw "$tools:$tmp/two" verify
check "Maven 2 is refused" fails
run_mvnw "$tools" verify
check "without any Maven it fails" fails
check "without any Maven it says what to install" err_has "no Maven is installed: install Maven 3.8.7 or newer"
check "without any Maven it is one line" err_lines 1

java_home=$tmp/nowhere
run_mvnw "$tools:$tmp/new" verify
check "a wrong JAVA_HOME fails" fails
check "a wrong JAVA_HOME is named" err_has "JAVA_HOME is $tmp/nowhere, where there is no JDK"
java_home=
run_mvnw "$tools:$tmp/new" verify
check "no JDK at all fails" fails
check "no JDK at all says what to install" err_has "install JDK 17 or newer and set JAVA_HOME"
ln -s "$jdk/bin/javac" "$tools/javac"
run_mvnw "$tools:$tmp/new" verify
check "a JDK on the PATH is enough" out_has "maven 3.8.7 got: verify"

java_home=$jdk
project "" "$sum"
run_mvnw "$tools:$tmp/new" verify
check "properties without a URL are refused" err_has "must set distributionUrl"

cp "$root/.mvn/wrapper/maven-wrapper.properties" "$tmp/project/.mvn/wrapper/"
check "the project names Apache's archive" \
	grep -qx 'distributionUrl=https://archive\.apache\.org/dist/maven/maven-3/3\.9\.[0-9]*/binaries/apache-maven-3\.9\.[0-9]*-bin\.zip' \
	"$root/.mvn/wrapper/maven-wrapper.properties"
check "the project has a SHA-256" \
	grep -qxE 'distributionSha256Sum=[0-9a-f]{64}' "$root/.mvn/wrapper/maven-wrapper.properties"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
