import { createHawcxClient } from '@hawcx/core';
import { handOver } from './hand-over.js';

const page = document.getElementById('sign-in');
const status = document.getElementById('progress');
const forms = [...page.querySelectorAll('form')];
const hawcx = createHawcxClient({ configId: page.dataset.configId, apiBase: page.dataset.apiBase });

const START = 'start';
const AGAIN = 'That did not work, and nothing has changed. Please start over.';

// What each step of the login sends on, by the form's name.
const submit = {
	start: (values) => hawcx.start(values.get('identifier')),
	select_method: (values) => hawcx.selectMethod(values.get('method')),
	enter_code: (values) => hawcx.submitCode(values.get('code')),
	enter_totp: (values) => hawcx.submitTotp(values.get('code')),
	setup_totp: (values) => hawcx.submitTotp(values.get('code')),
	setup_sms: (values) => hawcx.submitPhone(values.get('phone'))
};

// What a step shows that only Hawcx knows.
const fill = {
	select_method(form, prompt) {
		form.querySelector('.choices').replaceChildren(...prompt.methods.map(choice));
	},
	enter_code(form, prompt) {
		text(form, 'destination', prompt.destination);
		form.elements.code.maxLength = prompt.codeLength;
		form.elements.code.inputMode = prompt.codeFormat === 'numeric' ? 'numeric' : 'text';
	},
	setup_totp(form, prompt) {
		text(form, 'secret', prompt.secret.replace(/(.{4})(?=.)/g, '$1 '));
		form.querySelector('a').href = prompt.otpauthUrl;
	},
	setup_sms(form, prompt) {
		form.elements.phone.value = prompt.existingPhone ?? '';
	}
};

function text(form, name, value) {
	form.querySelector(`[data-text=${name}]`).textContent = value;
}

function choice({ id, label }) {
	const option = document.getElementById('method').content.cloneNode(true).firstElementChild;
	option.querySelector('input').value = id;
	option.querySelector('span').textContent = label;
	return option;
}

function current() {
	return forms.find((form) => !form.hidden);
}

function show(name, prompt) {
	const form = forms.find((candidate) => candidate.name === name);
	if (!form) return restart(`This page does not know the step “${name}”.`);
	const isNew = form.hidden;
	for (const other of forms) other.hidden = other !== form;
	complain('');
	if (isNew && name !== START) form.reset();
	fill[name]?.(form, prompt);
	if (isNew) form.querySelector('input, button')?.focus();
}

function complain(message) {
	const form = current();
	const field = form.querySelector('input');
	form.querySelector('[role=alert]').textContent = message;
	if (message && field) field.focus();
	field?.setAttribute('aria-invalid', String(message !== ''));
}

function restart(message) {
	hawcx.reset();
	show(START);
	complain(message);
}

function busy(isBusy) {
	page.ariaBusy = String(isBusy);
	status.textContent = isBusy ? 'One moment …' : '';
}

function fail({ category, message }) {
	if (category === 'fatal') restart(message || AGAIN);
	else complain(message || AGAIN);
}

hawcx.onStateChange(async (state) => {
	busy(state.status === 'loading' || state.status === 'completed');
	if (state.status === 'prompt' && state.prompt.type === 'redirect') location.assign(state.prompt.url);
	else if (state.status === 'prompt') show(state.prompt.type, state.prompt);
	else if (state.status === 'error') fail(state.error);
	else if (state.status === 'completed') await handOver(state).catch(refused);
});

function refused(error) {
	console.warn(error);
	busy(false);
	restart('You could not be signed in, and nothing has changed. Please try again.');
}

page.addEventListener('submit', (event) => {
	event.preventDefault();
	if (page.ariaBusy === 'true') return;
	submit[event.target.name](new FormData(event.target));
});

page.addEventListener('click', ({ target }) => {
	if (target.matches('[data-action=resend]')) hawcx.resend();
	if (target.matches('[data-action=cancel]')) restart('');
});

show(START);
page.hidden = false;
