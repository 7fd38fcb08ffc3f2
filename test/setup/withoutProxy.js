// n8n's HTTP helpers read these for every request; a developer's proxy must not come between the
// tests and their servers.
for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY']) {
	delete process.env[name];
	delete process.env[name.toLowerCase()];
}
