import { users } from '../seed/people.mjs';
import { markup } from '../atom/xml.mjs';
import { SCOPE } from './base.mjs';

async function formOf(request) {
	const chunks = [];
	for await (const chunk of request) chunks.push(chunk);
	return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function show(response, status, clientName, problem) {
	const page = markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Allow access to Connections</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:3rem auto;padding:0 1rem}
label{display:block;margin:.75rem 0}input{display:block;width:100%;box-sizing:border-box;padding:.4rem}
button{margin:1rem .5rem 0 0;padding:.4rem 1rem}.problem{color:#a11}</style></head>
<body><h1>Allow access to Connections</h1>
<p><strong>${clientName}</strong> asks to work in Connections in your name.</p>
${problem ? markup`<p class="problem" role="alert">${problem}</p>` : ''}
<form method="post">
<label>User name <input name="user" autocomplete="username" autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form></body></html>
`;
	response.writeHead(status, { 'Content-Type': 'text/html; charset=UTF-8' });
	response.end(String(page));
}

/** The page that asks a person to sign in and to allow or deny, and what their answer leads to. */
export async function consent(request, response, provider) {
	const details = await provider.interactionDetails(request, response).catch(() => null);
	if (!details) {
		response.writeHead(400, { 'Content-Type': 'text/plain' });
		return response.end('This page can be opened only from the application, and answered once.\n');
	}
	const { params } = details;
	const client = await provider.Client.find(params.client_id);
	const clientName = client.clientName ?? client.clientId;
	if (request.method !== 'POST') return show(response, 200, clientName);

	const form = await formOf(request);
	if (form.get('decision') === 'deny') {
		const refusal = { error: 'access_denied', error_description: 'The person denied access' };
		return await provider.interactionFinished(request, response, refusal);
	}
	const user = users.find(
		({ login, password }) => login === form.get('user') && password === form.get('password'),
	);
	if (!user) return show(response, 401, clientName, 'The user name or password is wrong.');

	const grant = new provider.Grant({ accountId: user.login, clientId: client.clientId });
	grant.addOIDCScope(SCOPE);
	await provider.interactionFinished(request, response, {
		login: { accountId: user.login, remember: false },
		consent: { grantId: await grant.save() },
	});
}
