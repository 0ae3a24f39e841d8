// Stands in for Hawcx's browser SDK, @hawcx/core, over POST /v1/auth:
//
//   <script type="importmap">
//     {"imports": {"@hawcx/core": "http://127.0.0.1:PORT/emulator/sdk.js"}}
//   </script>
//   import { createHawcxClient } from "@hawcx/core";
//   const hawcx = createHawcxClient({ configId, apiBase });
//   hawcx.onStateChange((state) => …);
//   hawcx.start("alice@example.com");
//
// apiBase: <base URL>/v1. opSessionId: the op of a parked authorization request, on the login
// page of the redirect flow only.
const PROTOCOL_VERSION = 2;

const CATEGORIES = { retry_request: "retryable", restart_flow: "fatal", abort: "fatal" };

const encodeBase64Url = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

async function createPkcePair() {
	const codeVerifier = encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));
	const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier));
	return { codeVerifier, codeChallenge: encodeBase64Url(digest) };
}

const failure = (code, message, category, details = {}) => ({
	status: "error",
	error: { code, message, category, details },
});

export function createHawcxClient({ configId, apiBase, opSessionId } = {}) {
	if (!configId || !apiBase) {
		throw new TypeError("createHawcxClient needs configId and apiBase.");
	}
	const listeners = new Set();
	let state = { status: "idle" };
	let session = null;
	let codeVerifier = null;
	// Grows whenever what is under way no longer counts.
	let round = 0;
	let timer;

	const become = (next) => {
		state = next;
		listeners.forEach((listener) => listener(state));
	};

	const forget = () => {
		round++;
		clearTimeout(timer);
		session = null;
		codeVerifier = null;
	};

	async function post(action) {
		const response = await fetch(`${apiBase}/auth`, {
			method: "POST",
			credentials: "omit",
			headers: {
				"content-type": "application/json",
				"x-config-id": configId,
				"x-hawcx-platform": "web",
				"x-hawcx-protocol-version": String(PROTOCOL_VERSION),
				"x-hawcx-sdk": "hawcx-emulator",
				"x-hawcx-sdk-version": "2.4.1",
				"x-os": navigator.platform || "unknown",
			},
			body: JSON.stringify({ protocolVersion: PROTOCOL_VERSION, ...(session && { session }), action }),
		});
		if (!response.ok) {
			const retryable = response.status >= 500 || response.status === 429;
			return failure(`http_${response.status}`, `Hawcx answered with ${response.status}.`,
				retryable ? "retryable" : "fatal");
		}
		const reply = await response.json();
		session = reply.session;
		return stateOf(reply.step);
	}

	function stateOf(step) {
		if (step.type === "completed") {
			return { status: "completed", authCode: step.authCode, codeVerifier, expiresAt: step.expiresAt };
		}
		if (step.type === "error") {
			return failure(step.code, step.message, CATEGORIES[step.action] || "user_action", step.details || {});
		}
		return { status: "prompt", prompt: step };
	}

	async function send(action, quietly = false) {
		const mine = ++round;
		clearTimeout(timer);
		if (!quietly) {
			become({ status: "loading" });
		}
		let next;
		try {
			next = await post(typeof action === "function" ? await action() : action);
		}
		catch (error) {
			next = failure("network_error", "Hawcx cannot be reached.", "retryable");
		}
		if (mine !== round) {
			return;
		}
		if (next.status === "prompt" && next.prompt.type === "await_approval") {
			timer = setTimeout(() => send({ type: "poll" }, true), next.prompt.pollInterval * 1000);
		}
		become(next);
	}

	return {
		onStateChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		getState: () => state,
		start(identifier, flowType = "signin") {
			forget();
			return send(async () => {
				if (opSessionId) {
					return { type: "start", flowType, identifier, opSessionId };
				}
				const pair = await createPkcePair();
				codeVerifier = pair.codeVerifier;
				return { type: "start", flowType, identifier, codeChallenge: pair.codeChallenge };
			});
		},
		selectMethod: (methodId) => send({ type: "select_method", methodId }),
		submitCode: (code) => send({ type: "submit_code", code }),
		submitTotp: (code) => send({ type: "submit_totp", code }),
		submitPhone: (phone) => send({ type: "submit_phone", phone }),
		resend: () => send({ type: "resend" }),
		cancel: () => send({ type: "cancel" }),
		reset() {
			forget();
			become({ status: "idle" });
		},
	};
}
