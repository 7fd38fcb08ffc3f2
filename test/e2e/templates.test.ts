import { testFolders } from './templates/folders';
import { setTemplatesGround } from './templates/ground';
import { testMails } from './templates/mails';
import { testOtherSources } from './templates/otherSources';
import { testRoundTrips } from './templates/roundTrips';

// one n8n for all of them, as its start takes longer than a test
describe('the workflows of docs/workflows in the real n8n', () => {
	const ground = setTemplatesGround();
	testFolders(ground);
	testMails(ground);
	testOtherSources(ground);
	testRoundTrips(ground);
});
