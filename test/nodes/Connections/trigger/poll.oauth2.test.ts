import { setOAuthStage } from '../oauthStage';
import { setTriggerStage, toldOf } from './triggerStage';

const stage = setTriggerStage(setOAuthStage);
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

describe('the trigger with OAuth2', () => {
	it('polls below /oauth, and goes on when the access token has expired', async () => {
		const running = stage.trigger();
		await running.activate('activate');
		await stage.addFiles({ label: 'first.txt' });
		await running.tick();
		await stage.server.oauth.expire();
		await stage.addFiles({ label: 'second.txt' });
		const requests = await stage.requestsOf(async () => await running.tick());
		expect(running.errors).toEqual([]);
		expect(toldOf(running)).toEqual(['first.txt', 'second.txt']);
		const feeds = requests.filter((address) => address.includes('/feed?'));
		expect(feeds.length).toBeGreaterThan(0);
		expect(feeds.filter((address) => !address.startsWith('/files/oauth/api/'))).toEqual([]);
	});

	it('finds out who the user is, to tell of what is assigned to them', async () => {
		const [{ id: activityId }] = stage.seed.activities;
		const amy = stage.seed.users.find(({ login }) => login === 'amy')?.id ?? '';
		const running = stage.trigger({ event: 'todoAssigned' });
		await running.activate('activate');
		await stage.server.addNodes({ activityId, type: 'todo', title: 'Mine', assignees: [amy] });
		await running.tick();
		expect(toldOf(running, 'title')).toEqual(['Mine']);
	});

	it('says what to mend when the consent was taken back', async () => {
		const [{ id: activityId }] = stage.seed.activities;
		const running = stage.trigger({ event: 'nodeAdded', activityId: locator(activityId) });
		await running.activate('activate');
		await stage.server.oauth.revoke();
		await running.tick();
		expect(running.errors).toEqual([
			expect.objectContaining({ failure: { cause: 'credential-invalid' } }),
		]);
	});
});
