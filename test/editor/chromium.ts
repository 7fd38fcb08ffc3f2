/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync } from 'node:fs';

import { run } from '../host/command';
import { type Log, Problem } from '../host/problem';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, or undefined where there is none; CHROMIUM_PATH goes before all others. */
export function chromiumPath(): string | undefined {
	return [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => path && existsSync(path));
}

/**
 * Installs Chromium with apt-get where it is missing and that is possible.
 * Throws a {@link Problem} where it is not.
 */
export async function installChromium(log: Log): Promise<void> {
	if (chromiumPath() !== undefined) return;
	const advice =
		'The tests in the editor need Chromium. Install it (on Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to the path of one.';
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Problem(advice);
	log('Chromium is missing here; installing it with apt-get.');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const explain = () => new Problem(`apt-get could not install it. ${advice}`);
	await run('apt-get', ['update'], { cwd: '/', env, explain });
	const packages = ['--yes', '--no-install-recommends', 'chromium'];
	await run('apt-get', ['install', ...packages], { cwd: '/', env, explain });
	if (chromiumPath() === undefined) throw explain();
}
