# shellcheck shell=bash
# Shared by .ci/run and .ci/full: steps, counting, and leaving nothing behind.
# Each step prints how long it took; each check is one passed or one failed.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit

passed=0
failed=0
finished=false
sample_group=
sample_url=
emulator=
emulator_group=
second_group=
work=$(mktemp -d)

. .ci/hand-over.sh

# More arguments for every Maven run belong here.
maven_args=(-B --no-transfer-progress --fail-at-end)

# What no test run goes without. The cases of Project Wycheproof lie outside: who has none says so by
# HAWCX_WITHOUT_WYCHEPROOF=true.
requirements=(-Dhawcx.require=browser,redis)
if [ "${HAWCX_WITHOUT_WYCHEPROOF:-}" != true ]; then
	requirements=(-Dhawcx.require=browser,redis,wycheproof
		"-Dhawcx.wycheproof=${HAWCX_WYCHEPROOF:-$root/../shared/vectors/wycheproof}")
fi

pass() {
	passed=$((passed + 1))
	echo "ok   $*"
}

fail() {
	failed=$((failed + 1))
	echo "FAIL $*"
}

# check NAME COMMAND...
check() {
	local name=$1
	shift
	if "$@"; then pass "$name"; else fail "$name"; fi
}

# step NAME FUNCTION...
step() {
	local name=$1 started=$SECONDS
	shift
	echo "== $name"
	"$@"
	echo "== $name: $((SECONDS - started)) s"
}

finish() {
	finished=true
	[ "$failed" -eq 0 ]
}

# Runs whatever happens: stops what was started and prints the one line that counts.
leave() {
	local status=$?
	stop_sample
	stop_emulator
	stop_group "$second_group"
	rm -rf "$work"
	if [ "$finished" = false ]; then
		fail "the script ended before its last step"
		status=1
	fi
	echo "$passed passed, $failed failed"
	exit "$status"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The commands of the README's first page, one a line.
# shellcheck disable=SC2016
readme_commands() {
	sed -n '/^```/,/^```/p;/^## /q' README.md | grep '^\./mvnw'
}

sample_command() { readme_commands | grep 'spring-boot:run'; }
test_command() { readme_commands | grep -v 'spring-boot:run'; }

# find_jdk MAJOR: the home of an installed JDK of that major version. GitHub's runners name theirs
# in variables such as JAVA_HOME_17_X64.
find_jdk() {
	local release home x64=JAVA_HOME_$1_X64 arm64=JAVA_HOME_$1_ARM64
	for release in "${JAVA_HOME:-/nowhere}/release" "${!x64:-/nowhere}/release" "${!arm64:-/nowhere}/release" \
		/usr/lib/jvm/*/release; do
		home=${release%/release}
		if [ -x "$home/bin/javac" ] && grep -Eq "^JAVA_VERSION=\"$1([.\"])" "$release"; then
			echo "$home"
			return
		fi
	done
	return 1
}

# Installs Debian's package for each command that is missing.
install_missing() {
	local missing=() wanted
	for wanted in chromium:chromium chromedriver:chromium-driver redis-server:redis-server curl:curl unzip:unzip python3:python3-venv mvn:maven; do
		command -v "${wanted%%:*}" >/dev/null || missing+=("${wanted#*:}")
	done
	find_jdk 17 >/dev/null || missing+=(openjdk-17-jdk-headless)
	command -v python3 >/dev/null && ! python3 -c 'import ensurepip' 2>/dev/null && missing+=(python3-venv)
	if [ "${#missing[@]}" -gt 0 ]; then
		echo "installing ${missing[*]}"
		apt-get update -qq </dev/null
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >"$work/apt.log" ||
			{ tail -n 20 "$work/apt.log"; return 1; }
	fi
}

absent_from_tracked_files() {
	! git grep -nIE "$1" -- .
}

guards() {
	check "the README's first page has two commands" test "$(readme_commands | wc -l)" -eq 2
	check "no registry host is named" absent_from_tracked_files \
		'(repo1?|search|central)[.]maven[.]|maven[.]org|central[.]sonatype|registry[.]npmjs|pypi[.]org|python[h]osted|crates[.]io|proxy[.]golang|deb[.]debian'
	check "no path of one machine is named" absent_from_tracked_files \
		'(^|[^[:alnum:]._-])/(root|work|home/[a-z]+|Users/[A-Za-z]+)/'
	check "the picture of the modules is drawn from its text" python3 build-support/architecture/draw.py --check
	check "what is not published is kept out of a release" unpublished_are_named
	check "scripts can be executed" test -x mvnw -a -x build-support/interop/run -a -x build-support/site/build -a -x .ci/run -a -x .ci/full -a -x .ci/versions -a -x .ci/native -a -x .ci/tests/mvnw-test.sh
}

# Whatever is not deployed is named in the release profile and has nothing to compare with.
unpublished_are_named() {
	local pom artifact
	while read -r pom; do
		artifact=$(awk '/<\/parent>/ { own = 1 } own && /<artifactId>/ { gsub(/.*<artifactId>|<\/artifactId>.*/, ""); print; exit }' "$pom")
		grep -q "<excludeArtifact>$artifact</excludeArtifact>" pom.xml && grep -q '<japicmp.skip>true' "$pom" || {
			echo "$artifact: name it in <excludeArtifacts> of pom.xml, and set japicmp.skip in $pom"
			return 1
		}
	done < <(git grep -l '<maven.deploy.skip>true' -- '*pom.xml')
}

# Modules with main code; each must have tests.
tested_modules() {
	sed -n 's|.*<module>\(.*\)</module>.*|\1|p' pom.xml | while read -r module; do
		[ ! -d "$module/src/main/java" ] || echo "$module"
	done
}

# tests_on MAJOR ARGS...: one Maven run, counted from its reports.
tests_on() {
	local home
	home=$(find_jdk "$1") || {
		fail "JDK $1 is not installed"
		return
	}
	rm -rf ./*/target/{surefire-reports,secret-scan.txt} ./*/*/target/{surefire-reports,secret-scan.txt}
	check "JDK $1: ${*:2}" env JAVA_HOME="$home" timeout 1800 "${@:2}" "${maven_args[@]}" </dev/null
	count_tests "$1" .
}

# tests_on_both MAJOR ARGS... -- MAJOR ARGS...: two Maven runs side by side, as one alone leaves much of two processors
# idle. The second one runs in a copy of the tree, and its output comes after that of the first.
tests_on_both() {
	local first=() home copy=$work/copy log=$work/second.log status=0
	while [ "$1" != -- ]; do
		first+=("$1")
		shift
	done
	shift
	home=$(find_jdk "$1") || {
		fail "JDK $1 is not installed"
		return
	}
	copy_tree "$copy"
	setsid env -C "$copy" JAVA_HOME="$home" timeout 1800 "${@:2}" "${maven_args[@]}" >"$log" 2>&1 </dev/null &
	second_group=$!
	tests_on "${first[@]}"
	wait "$second_group" || status=$?
	second_group=
	cat "$log"
	check "JDK $*" test "$status" -eq 0
	count_tests "$1" "$copy"
}

# count_tests MAJOR FOLDER: adds what the reports of a Maven run say.
count_tests() {
	local counts suite_passed suite_failed modules
	mapfile -t modules < <(tested_modules | sed "s|^|$2/|")
	counts=$(python3 .ci/reports.py "${modules[@]}") || fail "JDK $1: tests are missing or skipped"
	read -r suite_passed suite_failed < <(tail -n 1 <<<"$counts")
	sed '$d' <<<"$counts"
	echo "JDK $1: $suite_passed passed, $suite_failed failed"
	passed=$((passed + suite_passed))
	failed=$((failed + suite_failed))
}

# fuzz DURATION: each fuzz target for that long, from the vectors on.
fuzz() {
	start_fuzzing "$1" .
	finish_fuzzing "$1"
}

# start_fuzzing DURATION FOLDER: begins what finish_fuzzing waits for, as a target takes one processor alone.
start_fuzzing() {
	local home
	home=$(find_jdk 17) || {
		fail "JDK 17 is not installed"
		return
	}
	[ "$2" = . ] || copy_tree "$2"
	setsid env -C "$2" JAVA_HOME="$home" timeout 5400 ./mvnw -Pfuzz "-Djazzer.max_duration=$1" \
		-pl hawcx-core -am test "${maven_args[@]}" </dev/null >"$work/fuzz.log" 2>&1 &
	second_group=$!
}

# finish_fuzzing DURATION
finish_fuzzing() {
	local log=$work/fuzz.log status=0
	[ -n "$second_group" ] || return 0
	wait "$second_group" || status=$?
	second_group=
	check "no fuzz target finds anything in $1" test "$status" -eq 0
	grep -aE '^Done [0-9]+ runs|ERROR.*FuzzTests' "$log" || tail -n 40 "$log"
	check "each target was fuzzed" \
		test "$(grep -acE '^Done [1-9][0-9]* runs' "$log")" -eq "$(git ls-files '*FuzzTests.java' | wc -l)"
}

# Mutants of the packages that decide; the threshold lies in the pom.
mutation() {
	local home log=$work/mutation.log
	home=$(find_jdk 17)
	check "the tests kill enough mutants" env JAVA_HOME="$home" timeout 3600 ./mvnw -Pmutation -pl hawcx-core -am \
		process-test-classes "${maven_args[@]}" </dev/null >"$log" 2>&1
	grep -aE '^>> (Generated|Mutations|Line)' "$log" | tail -n 3 || tail -n 40 "$log"
}

# hostile_requests COUNT: what no decent client sends, to the emulator.
hostile_requests() {
	local home log=$work/hostile.log
	home=$(find_jdk 17)
	check "the emulator survives $1 hostile requests" env JAVA_HOME="$home" timeout 1800 ./mvnw -q -pl hawcx-emulator -am \
		-Dtest=HostileRequestsTests -Dsurefire.failIfNoSpecifiedTests=false "-Dhawcx.hostile.requests=$1" test \
		"${maven_args[@]}" </dev/null >"$log" 2>&1
	tail -n 40 "$log"
}

# many_contexts COUNT: applications that come and go in one JVM.
many_contexts() {
	local home log=$work/contexts.log
	home=$(find_jdk 17)
	check "$1 applications leave nothing behind" env JAVA_HOME="$home" timeout 1800 ./mvnw -q -pl hawcx-spring-boot-autoconfigure -am \
		-Dtest=ManyContextsTests -Dsurefire.failIfNoSpecifiedTests=false "-Dhawcx.lifecycle.contexts=$1" test \
		"${maven_args[@]}" </dev/null >"$log" 2>&1
	tail -n 40 "$log"
}

# count_script NAME COMMAND...: adds up what a script's last line tells.
count_script() {
	local name=$1 log=$work/script.log status=0
	shift
	"$@" 2>&1 </dev/null | tee "$log" | sed '$d' || status=$?
	if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		echo "$name: ${BASH_REMATCH[0]}"
		passed=$((passed + BASH_REMATCH[1]))
		failed=$((failed + BASH_REMATCH[2]))
	else
		status=1
	fi
	[ "$status" -eq 0 ] || fail "$name failed"
}

port_is_free() {
	! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

stop_sample() {
	stop_group "$sample_group"
	sample_group=
}

stop_emulator() {
	stop_group "$emulator_group"
	emulator_group=
	unset "${!HAWCX_@}"
}

stop_group() {
	local group=$1 tries=0
	[ -n "$group" ] || return 0
	kill -TERM -- "-$group" 2>/dev/null || return 0
	while kill -0 -- "-$group" 2>/dev/null && [ "$tries" -lt 100 ]; do
		tries=$((tries + 1))
		sleep 0.2
	done
	kill -KILL -- "-$group" 2>/dev/null || true
	wait "$group" 2>/dev/null || true
}

# start_sample LOG COMMAND...: in a process group of its own; prints nothing, sets sample_url.
start_sample() {
	local tries=0 log=$1
	shift
	sample_url=
	setsid "$@" >"$log" 2>&1 </dev/null &
	sample_group=$!
	while [ -z "$sample_url" ] && [ "$tries" -lt 600 ] && kill -0 "$sample_group" 2>/dev/null; do
		tries=$((tries + 1))
		sleep 0.5
		sample_url=$(sed -En 's#.*([Oo]pen|Ready:) (http://[^/ ]+:[0-9]+).*#\2#p' "$log" | head -n 1)
	done
}

home_page_status() {
	curl -s -o "$work/home.html" -w '%{http_code}' --max-time 20 "$1/"
}

last_lines() {
	tail -n 2 "$1" | head -n 1 | grep -Eq '^Emulator: http://127\.0\.0\.1:[0-9]+$' && [ "$(tail -n 1 "$1")" = "Ready: open $2" ]
}

# Starts the sample as the README says, looks at its home page, and stops it.
sample() {
	local home command url started=$SECONDS log=$work/sample.log
	home=$(find_jdk 17) || {
		fail "JDK 17 is not installed"
		return
	}
	read -ra command < <(sample_command)
	start_sample "$log" env JAVA_HOME="$home" "${command[@]}"
	url=$sample_url
	check "the sample prints its URL" test -n "$url"
	if [ -z "$url" ]; then
		tail -n 40 "$log"
	else
		echo "ready after $((SECONDS - started)) s:"
		tail -n 5 "$log"
		check "the last two lines name the emulator and the sample" last_lines "$log" "$url"
		check "one line names the URL" test "$(grep -c "pen $url" "$log")" -eq 1
		check "the home page answers 200" test "$(home_page_status "$url")" = 200
		check "the home page offers to sign in with Hawcx" grep -q 'Sign in with Hawcx' "$work/home.html"
	fi
	stop_sample
	[ -z "$url" ] || check "the sample's port is free again" port_is_free "${url##*:}"
}

# start_packaged NAME: runs samples/NAME as a jar, with the emulator inside; sets sample_url and emulator.
start_packaged() {
	local jar log=$work/packaged-$1.log
	jar=$(ls "samples/$1"/target/*-exec.jar) || {
		fail "samples/$1 is not packaged"
		return 1
	}
	# Without the optimizing compiler, for which a few requests are too short.
	start_sample "$log" "$(find_jdk 17)/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$jar" --server.port=0 \
		--hawcx.emulator.allow-in-packaged-jar=true
	emulator=$(sed -n 's/^Emulator: //p' "$log")
	check "the packaged $1 starts when it is allowed to" test -n "$sample_url" -a -n "$emulator"
}

# The samples as jars: they refuse to start with an emulator inside, unless they are told twice, and take
# what Hawcx's frontends send.
packaged_samples() {
	local java log=$work/packaged.log status=0
	java=$(find_jdk 17)/bin/java || {
		fail "JDK 17 is not installed"
		return
	}
	timeout 60 "$java" -jar samples/webapp/target/*-exec.jar --server.port=0 >"$log" 2>&1 </dev/null || status=$?
	check "the packaged sample refuses the emulator" test "$status" -eq 1
	check "it names the property that allows it" \
		grep -q 'hawcx.emulator.allow-in-packaged-jar=true' "$log"
	if start_packaged webapp; then
		check "its home page answers 200" test "$(home_page_status "$sample_url")" = 200
		pages_sign_in webapp "$sample_url" /account
		stop_sample
	fi
	if start_packaged webflux; then
		pages_sign_in webflux "$sample_url" /account
		apps_sign_in webflux "$sample_url" /account
		stop_sample
	fi
	if start_packaged api; then
		pages_sign_in api "$sample_url" /api/me
		apps_sign_in api "$sample_url" /api/me
		stop_sample
	fi
}

# start_emulator: the emulator as a program of its own; sets emulator and exports what an application is
# configured with.
start_emulator() {
	local reply tries=0 log=$work/emulator.log
	emulator=
	setsid "$(find_jdk 17)/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar hawcx-emulator/target/*-exec.jar \
		--port=0 >"$log" 2>&1 </dev/null &
	emulator_group=$!
	while [ -z "$emulator" ] && [ "$tries" -lt 120 ] && kill -0 "$emulator_group" 2>/dev/null; do
		tries=$((tries + 1))
		sleep 0.5
		emulator=$(sed -En 's#.*is ready at (http://[^ ]+)$#\1#p' "$log")
	done
	check "the emulator starts as a program" test -n "$emulator" || return 0
	reply=$(curl -s --max-time 20 "$emulator/emulator/credentials")
	HAWCX_BASEURL=$emulator
	HAWCX_CONFIGID=$(member config_id "$reply")
	HAWCX_CLIENTID=$(member confidential_client_id "$reply")
	HAWCX_SECRETKEY=$(member secret_key "$reply")
	HAWCX_SIGNINGKEY_VALUE=$(grep -o '"private_jwk":{[^}]*}' <<<"$reply" | cut -d: -f2-)
	export HAWCX_BASEURL HAWCX_CONFIGID HAWCX_CLIENTID HAWCX_SECRETKEY HAWCX_SIGNINGKEY_VALUE
}

# signs_in_with_emulator NAME COMMAND...: starts a sample that was processed ahead of time, connected to the emulator,
# and signs in both ways.
signs_in_with_emulator() {
	local name=$1 log=$work/ahead.log
	shift
	start_sample "$log" "$@" --server.port=0 --hawcx.emulator.enabled=false
	check "$name starts" test -n "$sample_url" || return 0
	if [ -n "$sample_url" ]; then
		check "$name: a page signs in" page_signs_in "$sample_url" /account quickstart
		check "$name: a management call is made" manages "$sample_url"
		check "$name: a browser signs in by redirect" redirect_signs_in "$sample_url" /account
	else
		tail -n 40 "$log"
	fi
	stop_sample
}

# The samples as they were processed ahead of time, with "any" as client id and nothing else of the connection:
# what counts are the values of run time.
ahead_of_time() {
	local sample log=$work/ahead.log
	local java=("$(find_jdk 17)/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dspring.aot.enabled=true)
	start_emulator
	for sample in webapp webflux; do
		signs_in_with_emulator "$sample, processed ahead of time" "${java[@]}" -jar "samples/$sample"/target/*-exec.jar
	done
	stop_emulator
	start_sample "$log" "${java[@]}" -jar samples/webapp/target/*-exec.jar --server.port=0
	check "what the build decided otherwise stops the start" test -z "$sample_url"
	check "a sentence with AOT says so" grep -q 'hawcx.emulator.enabled is true, but was false .*(AOT)' "$log"
	stop_sample
}

# The training run of docs/aot.md on JDK 25, the start with and without the cache, and logins at an application that
# starts from it.
aot_cache() {
	local home app=$work/app
	home=$(find_jdk 25) || {
		fail "JDK 25 is not installed"
		return
	}
	check "the samples are packaged" env JAVA_HOME="$(find_jdk 17)" timeout 900 ./mvnw -q "${maven_args[@]}" -Paot \
		-DskipTests -pl hawcx-emulator,samples/webapp -am package </dev/null
	start_emulator
	check "caches are trained" python3 build-support/benchmarks/aot_cache.py "$home" \
		samples/webapp/target/*-exec.jar "$app"
	signs_in_with_emulator "the sample from an AOT cache" "$home/bin/java" -Dspring.aot.enabled=true \
		-XX:AOTCache="$app/processed.aot" -XX:AOTMode=on -jar "$app"/*-exec.jar
	stop_emulator
}

# Every tracked file, as it is now, in a folder of its own.
copy_tree() {
	mkdir -p "$1"
	git ls-files -z | xargs -0 cp --parents -t "$1"
}

release_build() {
	copy_tree "$1"
	(cd "$1" && timeout 900 ./mvnw "${maven_args[@]}" -q -Prelease -DskipTests verify </dev/null)
}

# name and checksum of each jar and bill of materials under a build
jar_sums() {
	(cd "$1" && find . -path '*/target/*' \( -name '*.jar' -o -name '*-cyclonedx.json' \) -type f -exec sha256sum {} + | sort -k 2)
}

# A pipe into "grep -q" breaks the lister's pipe at the first hit, which pipefail takes for "not found".
shows_no_internals() {
	local entries
	entries=$(unzip -Z1 "$1") && ! grep -q '/internal/' <<<"$entries"
}

# Two release builds in different folders: sources and Javadoc included, byte for byte alike.
reproducibility() {
	local home modules module
	home=$(find_jdk 17)
	export JAVA_HOME=$home
	check "the release profile builds" release_build "$work/first"
	check "the release profile builds again" release_build "$work/second/deeper"
	jar_sums "$work/first" >"$work/first.sums"
	jar_sums "$work/second/deeper" >"$work/second.sums"
	check "both builds give the same jars" diff "$work/first.sums" "$work/second.sums"
	mapfile -t modules < <(tested_modules | grep -Ev '^(samples|build-support)/')
	for module in "${modules[@]}"; do
		check "$module has a Javadoc jar" grep -q "$module/target/.*-javadoc.jar" "$work/first.sums"
		check "the Javadoc of $module shows the API alone" shows_no_internals "$work/first/$module"/target/*-javadoc.jar
		check "$module has a sources jar" grep -q "$module/target/.*-sources.jar" "$work/first.sums"
		check "$module has a bill of materials" grep -q "$module/target/.*-cyclonedx.json" "$work/first.sums"
	done
	check "a release refuses what the maintainer has not set" refuses_defaults
}

# The release profile with its switch, on the parent alone: it stops before anything is built or sent.
refuses_defaults() {
	local log=$work/refused.log property
	! ./mvnw -B -q -N -Prelease -Drelease.dry-run=false validate </dev/null >"$log" 2>&1 || return 1
	for property in release.url release.developer.name release.developer.email; do
		grep -q "Set $property in pom.xml" "$log" || return 1
	done
}

# getting_started LANGUAGE: builds exactly the files that docs/getting-started.md shows for java or
# kotlin, from an empty folder and with what a user gets from "install", and looks into the packaged
# application.
getting_started() {
	local home demo=$work/demo-$1 started=$SECONDS log=$work/getting-started.log
	home=$(find_jdk 17) || {
		fail "JDK 17 is not installed"
		return
	}
	python3 build-support/getting-started/write_files.py docs/getting-started.md "$demo" "$1" >/dev/null
	check "the modules install" env JAVA_HOME="$home" timeout 600 ./mvnw -q "${maven_args[@]}" install -DskipTests \
		-pl hawcx-spring-boot-starter,hawcx-spring-boot-starter-test -am </dev/null
	check "what docs/getting-started.md shows for $1 is built and tested" env JAVA_HOME="$home" timeout 600 \
		./mvnw -f "$demo/pom.xml" "${maven_args[@]}" -Dkotlin.compiler.daemon=false verify </dev/null >"$log" 2>&1
	grep -aE 'Tests run:|ERROR' "$log" | tail -n 5
	check "its test ran" grep -q 'Tests run: [1-9]' "$log"
	check "its packaged application holds no emulator" holds_no_emulator "$demo"/target/demo-*.jar
	echo "getting started: $((SECONDS - started)) s"
}

holds_no_emulator() {
	local entries
	entries=$(unzip -Z1 "$1") && grep -q 'hawcx-core' <<<"$entries" && ! grep -q 'hawcx-emulator' <<<"$entries"
}
