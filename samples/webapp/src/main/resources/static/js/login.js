import { handOver } from './hand-over.js';

const button = document.getElementById('hand-over');
const progress = document.getElementById('progress');
const problem = document.getElementById('problem');

async function login({ sdk, configId, clientId }) {
	const { signIn } = await import(sdk);
	await handOver(await signIn({ configId, clientId }));
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
