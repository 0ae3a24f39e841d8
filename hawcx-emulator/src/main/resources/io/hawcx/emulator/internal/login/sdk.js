// Stands in for Hawcx's browser SDK: runs the login in a pop-up and resolves to what the
// application's backend exchanges.
//
//   import { signIn } from "http://127.0.0.1:PORT/emulator/sdk.js";
//   const { authCode, codeVerifier } = await signIn({ configId, nonce });
//
// configId: the tenant's config id. nonce: repeated in the id_token, optional. clientId: the
// client that the code is for, the confidential one by default. Call it from a click, or the
// browser blocks the pop-up.
const base = new URL(import.meta.url).origin;

const base64url = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

export async function signIn({ configId, nonce, clientId } = {}) {
	const popup = window.open("", "hawcx-sign-in", "popup,width=480,height=680");
	if (!popup) {
		throw new Error("The browser blocked the sign-in window: call signIn from a click.");
	}
	const codeVerifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
	const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier));
	const query = new URLSearchParams({ code_challenge: base64url(digest), origin: window.location.origin });
	for (const [name, value] of Object.entries({ sdk_config_id: configId, client_id: clientId, nonce })) {
		if (value) {
			query.set(name, value);
		}
	}
	const result = answerOf(popup);
	popup.location.replace(`${base}/emulator/sign-in?${query}`);
	return { authCode: await result, codeVerifier };
}

function answerOf(popup) {
	return new Promise((resolve, reject) => {
		const done = (settle, value) => {
			window.removeEventListener("message", onMessage);
			clearInterval(timer);
			settle(value);
		};
		const onMessage = (event) => {
			if (event.origin !== base || event.source !== popup || event.data?.type !== "hawcx-sign-in") {
				return;
			}
			if (event.data.code) {
				done(resolve, event.data.code);
			}
			else {
				done(reject, new Error(event.data.error || "The sign-in failed."));
			}
		};
		const timer = setInterval(() => {
			if (popup.closed) {
				// A message sent just before the window closed is still on its way.
				clearInterval(timer);
				setTimeout(() => done(reject, new Error("The sign-in window was closed.")), 250);
			}
		}, 250);
		window.addEventListener("message", onMessage);
	});
}
