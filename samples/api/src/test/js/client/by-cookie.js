// The API knows the user by its session cookie. Whatever changes something carries the CSRF token too.
export function cookieSession(api) {
	let csrf;

	async function begin() {
		const reply = await fetch(`${api}/login/hawcx/start`, { credentials: 'include' });
		({ csrf } = await reply.json());
	}

	async function call(path, { headers, ...options } = {}) {
		// A page that was reloaded has its cookie still, but no token.
		if (!csrf) await begin();
		return fetch(api + path, {
			...options,
			credentials: 'include',
			headers: { ...headers, [csrf.headerName]: csrf.token }
		});
	}

	return {
		call,
		async signIn({ authCode, codeVerifier }) {
			await begin();
			const reply = await call('/login/hawcx', {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ authCode, codeVerifier })
			});
			const answer = await reply.json();
			if (!answer.success) throw new Error(answer.error);
			// Those of before are no longer good.
			({ csrf } = answer);
		},
		async signOut() {
			// The answer sends to a page, which a script has no use for.
			await call('/logout', { method: 'POST', redirect: 'manual' });
			csrf = undefined;
		}
	};
}
