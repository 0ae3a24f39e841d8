const button = document.getElementById('hand-over');
const progress = document.getElementById('progress');
const problem = document.getElementById('problem');

// This is all that a page of your own needs.
async function login({ sdk, configId, clientId }) {
	const { signIn } = await import(sdk);
	const { nonce, csrf } = await (await fetch('/login/hawcx/start?nonce')).json();
	const { authCode, codeVerifier } = await signIn({ configId, clientId, nonce });
	const headers = { [csrf.headerName]: csrf.token };
	const body = new URLSearchParams({ code: authCode, code_verifier: codeVerifier });
	const reply = await fetch('/login/hawcx', { method: 'POST', headers, body });
	if (!reply.ok) throw new Error(`Login refused: ${reply.status}`);
	location.assign('/account');
}

button.addEventListener('click', async () => {
	if (button.ariaBusy === 'true') return;
	button.ariaBusy = 'true';
	problem.textContent = '';
	progress.textContent = 'Go on in the window that opens.';
	try {
		await login(button.dataset);
	} catch (error) {
		console.warn(error);
		problem.textContent = 'You could not be signed in, and nothing has changed. Please try again.';
		progress.textContent = '';
		button.ariaBusy = 'false';
	}
});
button.hidden = false;
