// All that an application's page needs beside the vendor's SDK: it hands the finished login to its own backend.
export async function handOver({ authCode, codeVerifier }) {
	const { csrf } = await (await fetch('/login/hawcx/start')).json();
	const reply = await fetch('/login/hawcx', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', [csrf.headerName]: csrf.token },
		body: JSON.stringify({ authCode, codeVerifier })
	});
	const answer = await reply.json();
	if (!answer.success) throw new Error(`Login refused: ${answer.error}`);
	location.assign(answer.returnTo ?? '/account');
}
