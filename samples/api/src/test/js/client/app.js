import { createHawcxClient } from '@hawcx/core';
import { cookieSession } from './by-cookie.js';
import { tokenSession } from './by-token.js';

const { api, hawcx: hawcxUrl, configId } = document.documentElement.dataset;
const session = location.search === '?token' ? tokenSession(api) : cookieSession(api);
const hawcx = createHawcxClient({ configId, apiBase: `${hawcxUrl}/v1` });
const { start, enter_code: enterCode, account } = document.forms;

function show(form, problem = '') {
	for (const other of document.forms) other.hidden = other !== form;
	document.getElementById('problem').textContent = problem;
}

async function call(path, options) {
	const reply = await session.call(path, options);
	// The session has ended, or this change wants a login of a moment ago.
	if (reply.status === 401) throw new Error('Please sign in again.');
	if (!reply.ok) throw new Error(`The API answered ${reply.status}.`);
	return reply.json();
}

async function showAccount() {
	const { userId, email = userId } = await call('/api/me');
	document.getElementById('email').textContent = email;
	showEnforcement(await call('/api/mfa-enforcement'));
	show(account);
}

function showEnforcement({ mfaEnforcement }) {
	document.getElementById('enforcement').textContent = mfaEnforcement;
}

function startOver({ message }) {
	hawcx.reset();
	show(start, message);
}

hawcx.onStateChange((state) => {
	if (state.status === 'prompt' && state.prompt.type === 'enter_code') show(enterCode);
	if (state.status === 'prompt' && state.prompt.type !== 'enter_code') startOver({ message: 'This page takes codes alone.' });
	if (state.status === 'error') startOver(state.error);
	if (state.status === 'completed') session.signIn(state).then(showAccount).catch(startOver);
});

start.onsubmit = () => {
	hawcx.start(start.elements.identifier.value);
	return false;
};

enterCode.onsubmit = () => {
	hawcx.submitCode(enterCode.elements.code.value);
	return false;
};

account.onsubmit = () => {
	call('/api/mfa-enforcement', {
		method: 'PUT',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ mfaEnforcement: 'always_on' })
	}).then(showEnforcement).catch(startOver);
	return false;
};

account.elements.leave.onclick = () => session.signOut().then(() => show(start)).catch(startOver);

// A page that was reloaded is signed in still, if its cookie is; else the first call says so.
showAccount().catch(() => show(start));
