# shellcheck shell=bash
# What Hawcx's frontends send to a backend, word for word as the vendor's documents show it, by curl:
# pages with a cookie jar and the CSRF token, apps with nothing at all. Needs "check" and two variables of lib.sh:
: "${work:?}" "${emulator=}"

# Of RFC 7636, appendix B.
code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM

# member NAME JSON: the first member of that name, a text or a flag; nothing where there is none.
member() {
	[[ $2 =~ \"$1\":(\"([^\"]*)\"|true|false) ]] || return 0
	[[ ${BASH_REMATCH[1]} == \"* ]] && echo "${BASH_REMATCH[2]}" || echo "${BASH_REMATCH[1]}"
}

post_json() {
	curl -s --max-time 20 -H 'Content-Type: application/json' "$@"
}

# act SESSION ACTION: one step of a login at Hawcx, as an SDK takes it.
act() {
	post_json -H "x-config-id: $config_id" -H 'x-hawcx-platform: web' -H 'x-hawcx-protocol-version: 2' \
		--data "{\"protocolVersion\":2,${1:+\"session\":\"$1\",}\"action\":$2}" "$emulator/v1/auth"
}

# Signs the emulator's user in at Hawcx; sets auth_code, auth_session and the rest that an app knows.
sign_in_at_hawcx() {
	local reply
	reply=$(curl -s --max-time 20 "$emulator/emulator/credentials")
	config_id=$(member config_id "$reply")
	user=$(member user "$reply")
	reply=$(act "" "{\"type\":\"start\",\"flowType\":\"signin\",\"identifier\":\"$user\",\"codeChallenge\":\"$code_challenge\"}")
	auth_session=$(member session "$reply")
	reply=$(act "$auth_session" "{\"type\":\"submit_code\",\"code\":\"$(member otp_code "$reply")\"}")
	auth_code=$(member authCode "$reply")
	trace_id=$(member traceId "$reply")
	expires_at=$(member expiresAt "$reply")
}

# body KIND: what that example posts.
body() {
	case $1 in
		quickstart) echo "{\"authCode\":\"$auth_code\",\"codeVerifier\":\"$code_verifier\"}" ;;
		react-native) echo "{\"authCode\":\"$auth_code\",\"codeVerifier\":\"$code_verifier\",\"identifier\":\"$user\",\"session\":\"$auth_session\"}" ;;
		react-native-example) echo "{\"code\":\"$auth_code\",\"code_verifier\":\"$code_verifier\",\"email\":\"$user\",\"trace_id\":\"$trace_id\",\"expires_at\":\"$expires_at\"}" ;;
		no-code) echo "{\"codeVerifier\":\"$code_verifier\"}" ;;
		no-verifier) echo "{\"authCode\":\"$auth_code\"}" ;;
	esac
}

examples=(quickstart react-native react-native-example)

# status_of ARGS...: the status of a GET.
status_of() {
	curl -s --max-time 20 -o /dev/null -w '%{http_code}' "$@"
}

# Posts from a page; sets status and reply.
hand_over() {
	local csrf
	csrf=$(curl -s --max-time 20 -b "$work/cookies" -c "$work/cookies" "$1/login/hawcx/start")
	status=$(post_json -b "$work/cookies" -c "$work/cookies" -o "$work/reply" -w '%{http_code}' \
		-H "$(member headerName "$csrf"): $(member token "$csrf")" --data "$2" "$1/login/hawcx")
	reply=$(cat "$work/reply")
}

# Posts from an app; sets status and reply.
exchange() {
	status=$(post_json -D "$work/headers" -o "$work/reply" -w '%{http_code}' --data "$2" "$1/login/hawcx/token")
	reply=$(cat "$work/reply")
}

# page_signs_in URL PATH EXAMPLE
page_signs_in() {
	rm -f "$work/cookies"
	sign_in_at_hawcx
	hand_over "$1" "$(body "$3")"
	[ "$status" = 200 ] && [ "$(member success "$reply")" = true ] && [ "$(member email "$reply")" = "$user" ] &&
		[ -n "$(member userId "$reply")" ] && [ "$(status_of -b "$work/cookies" "$1$2")" = 200 ]
}

# browse ARGS...: what a browser shows in the end, with its cookies.
browse() {
	curl -s --max-time 20 -L -b "$work/cookies" -c "$work/cookies" "$@"
}

# value_of NAME HTML: the value of a hidden field.
value_of() {
	sed -En "s/.*name=\"$1\" value=\"([^\"]*)\".*/\1/p" <<<"$2" | head -n 1
}

# redirect_signs_in URL PATH: through the pages of Hawcx.
redirect_signs_in() {
	local page
	rm -f "$work/cookies"
	page=$(browse "$1/oauth2/authorization/hawcx")
	page=$(browse --data-urlencode "op=$(value_of op "$page")" --data-urlencode "csrf=$(value_of csrf "$page")" \
		--data-urlencode "email=$user" "$emulator/login")
	page=$(browse --data-urlencode "op=$(value_of op "$page")" --data-urlencode "csrf=$(value_of csrf "$page")" \
		--data-urlencode "code=$(sed -En 's/.*id="one-time-code">([0-9]+)<.*/\1/p' <<<"$page")" "$emulator/login")
	grep -q "$user" <<<"$page" && [ "$(status_of -b "$work/cookies" "$1$2")" = 200 ]
}

# manages URL: the account page of whoever is signed in shows what a management call has answered.
manages() {
	[[ $(browse "$1/account") =~ (name=\"enforcement\"|id=\"enforcement\"\>default\<) ]]
}

# app_signs_in URL PATH EXAMPLE: and out.
app_signs_in() {
	local bearer
	sign_in_at_hawcx
	exchange "$1" "$(body "$3")"
	bearer="Authorization: Bearer $(member accessToken "$reply")"
	[ "$status" = 200 ] && [ "$(member success "$reply")" = true ] &&
		[ "$(member access_token "$reply")" = "$(member accessToken "$reply")" ] &&
		! grep -qi '^set-cookie:' "$work/headers" && grep -qi '^cache-control:.*no-store' "$work/headers" &&
		[ "$(status_of -H "$bearer" "$1$2")" = 200 ] &&
		[ "$(status_of -X POST -H "$bearer" "$1/logout")" = 204 ] && [ "$(status_of -H "$bearer" "$1$2")" = 401 ]
}

# refused SEND URL EXAMPLE STATUS CODE
refused() {
	"$1" "$2" "$(body "$3")"
	[ "$status" = "$4" ] && [ "$(member error "$reply")" = "$5" ] && [ "$(member success "$reply")" = false ]
}

# pages_sign_in NAME URL PATH: with the emulator's address in $emulator.
pages_sign_in() {
	local example
	for example in "${examples[@]}"; do
		check "$1: a page signs in by the $example request" page_signs_in "$2" "$3" "$example"
	done
	check "$1: a page's code is good once" refused hand_over "$2" react-native 401 invalid_grant
	check "$1: a page is told that the code is missing" refused hand_over "$2" no-code 400 invalid_request
}

# apps_sign_in NAME URL PATH
apps_sign_in() {
	local example
	for example in "${examples[@]}"; do
		check "$1: an app signs in and out by the $example request" app_signs_in "$2" "$3" "$example"
	done
	check "$1: an app's code is good once" refused exchange "$2" react-native 401 invalid_grant
	check "$1: an app is told that the code is missing" refused exchange "$2" no-code 400 invalid_request
	check "$1: an app is told that the verifier is missing" refused exchange "$2" no-verifier 400 invalid_request
}
