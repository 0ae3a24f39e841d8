// The API knows the user by a bearer token, which this page keeps in memory alone.
export function tokenSession(api) {
	let token;

	async function call(path, { headers, ...options } = {}) {
		return fetch(api + path, { ...options, headers: { ...headers, Authorization: `Bearer ${token}` } });
	}

	return {
		call,
		async signIn({ authCode, codeVerifier }) {
			const reply = await fetch(`${api}/login/hawcx/token`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ authCode, codeVerifier })
			});
			const answer = await reply.json();
			if (!answer.success) throw new Error(answer.error);
			token = answer.access_token;
		},
		async signOut() {
			await call('/logout', { method: 'POST' });
			token = undefined;
		}
	};
}
