import { pack } from '../host/pack';
import { logToStderr, Problem, runScript } from '../host/problem';
import { scanFindings, unpack } from './packageScan';

async function main(): Promise<void> {
	const packed = await pack();
	try {
		const findings = await scanFindings(packed, await unpack(packed));
		if (findings.length > 0) {
			throw new Problem(`n8n's scan finds fault with the package:\n${findings.join('\n')}`);
		}
		logToStderr(
			`n8n's scan: nothing found, neither in the sources nor in the ${packed.files.length} published files.`,
		);
	} finally {
		packed.remove();
	}
}

void runScript(main);
