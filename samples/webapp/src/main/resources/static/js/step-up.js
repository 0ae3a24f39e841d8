const sections = document.querySelectorAll('.step-up');

// This is all that a page of your own needs. The forms hold purpose, value and CSRF token.
async function post(path, values) {
	const reply = await fetch(path, { method: 'POST', body: new URLSearchParams(values) });
	if (!reply.ok) throw await reply.json();
	return reply;
}

async function start(form, page) {
	const values = new FormData(form);
	const { start_token: token } = await (await post('/step-up/hawcx', values)).json();
	const back = new URL(`?purpose=${values.get('purpose')}`, location);
	location.assign(`${page}?${new URLSearchParams({ token, return_to: back })}`);
}

async function finish(form, receipt) {
	const values = new FormData(form);
	values.set('step_up_receipt', receipt);
	await post('/step-up/hawcx/receipt', values);
}

function formFor(purpose) {
	return document.querySelector(`.step-up form:has([name=purpose][value="${CSS.escape(purpose)}"])`);
}

function tell(form, problem) {
	console.warn(problem);
	// What is wrong with the request is for who writes pages; the user needs other words.
	const words = (problem.code === 'invalid_request') ? form.dataset.invalid : problem.detail;
	form.querySelector('[role=alert]').textContent = words ?? 'That did not work. Please try again.';
}

async function submit(event) {
	event.preventDefault();
	const form = event.target;
	form.querySelector('[role=alert]').textContent = '';
	try {
		await start(form, form.parentElement.dataset.page);
	} catch (problem) {
		tell(form, problem);
	}
}

for (const section of sections) {
	section.addEventListener('submit', submit);
	section.hidden = false;
}

const query = new URLSearchParams(location.search);
const form = formFor(query.get('purpose') ?? '');
if (form && query.has('error')) {
	// That is how the emulator sends users back who cancelled; Hawcx has not published its own way.
	history.replaceState(null, '', location.pathname);
	form.querySelector('[role=alert]').textContent = 'You cancelled at Hawcx, so nothing has changed.';
	form.parentElement.scrollIntoView();
}
else if (form && query.has('step_up_receipt')) {
	// The receipt is good once, but does not belong into the history.
	history.replaceState(null, '', location.pathname);
	try {
		await finish(form, query.get('step_up_receipt'));
		form.querySelector('[role=status]').textContent = 'Hawcx has made the change. Your next sign-in shows it.';
	} catch (problem) {
		tell(form, problem);
	}
	form.parentElement.scrollIntoView();
}
