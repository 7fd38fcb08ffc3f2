import type { ConnectionsNode } from '../client';
import { type Answer, type Call, type Caller, type Ground, setGround } from '../testing';

export const ROOT = '/activities/service/atom2';
const SN = 'http://www.ibm.com/xmlns/prod/sn';
const NAMESPACES = `xmlns="http://www.w3.org/2005/Atom" xmlns:snx="${SN}" xmlns:thr="http://purl.org/syndication/thread/1.0"`;

/** A category that says what kind of node an entry is. */
export const typeCategory = (term: string) => `<category scheme="${SN}/type" term="${term}"/>`;

/** A category that flags an entry. */
export const flag = (term: string) => `<category scheme="${SN}/flags" term="${term}"/>`;

/** Who a to-do is assigned to. */
export const assignedTo = (userId: string, ticked?: boolean) =>
	`<snx:assignedto userid="${userId}"${ticked === undefined ? '' : ` iscompleted="${ticked}"`}></snx:assignedto>`;

/** What makes an entry a reply to a node. */
export const replyTo = (id: string) => `<thr:in-reply-to ref="urn:lsid:ibm.com:oa:${id}"/>`;

/** A member of an activity, by user id. */
export const memberEntry = (userId: string, role: string, kind = 'person') =>
	`<entry ${NAMESPACES}><contributor><snx:userid>${userId}</snx:userid></contributor>${typeCategory(kind)}<snx:role component="${SN}/activities">${role}</snx:role></entry>`;

/** An Atom entry with a title, a type ('' for none), and whatever else. */
export function entry(title: string, type: string, ...further: string[]): string {
	const category = type === '' ? '' : typeCategory(type);
	return `<entry ${NAMESPACES}>${category}<title type="text">${title}</title><content type="html"></content>${further.join('')}</entry>`;
}

/** The same entry as an update sends it: with the id of its node. */
export const withId = (id: string, xml: string) =>
	xml.replace('<title', `<id>urn:lsid:ibm.com:oa:${id}</id><title`);

const ATOM = { 'content-type': 'application/atom+xml' };

/** What tests of Activities do, as some user of the seed. */
export function actingAs(stage: Pick<Ground, 'server' | 'call'>, user: Call['user']) {
	const call: Caller = async (...request) => await stage.call(...request);
	const send = async (method: 'POST' | 'PUT', target: string, body: string) =>
		await call(method, `${ROOT}/${target}`, { user, body, headers: ATOM });
	const created = (answer: Answer) => {
		if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
		return answer.headers['x-uuid'];
	};
	return {
		send,
		get: async (target: string) => await call('GET', `${ROOT}/${target}`, { user }),
		remove: async (target: string) => await call('DELETE', `${ROOT}/${target}`, { user }),
		read: async (id: string) =>
			await call('GET', `${ROOT}/activitynode?activityNodeUuid=${id}`, { user }),
		write: async (id: string, xml: string) =>
			await send('PUT', `activitynode?activityNodeUuid=${id}`, xml),
		post: async (activityId: string, xml: string) =>
			await send('POST', `activity?activityUuid=${activityId}`, xml),
		addActivity: async (title: string, ...further: string[]) =>
			created(await send('POST', 'activities', entry(title, 'activity', ...further))),
		add: async (activityId: string, title: string, type: string, ...further: string[]) =>
			created(
				await send('POST', `activity?activityUuid=${activityId}`, entry(title, type, ...further)),
			),
		addMember: async (activityId: string, userId: string, role: string, kind?: string) =>
			await send('POST', `acl?activityUuid=${activityId}`, memberEntry(userId, role, kind)),
		stored: async (id: string): Promise<ConnectionsNode> => {
			const found = (await stage.server.store()).nodes.find((node) => node.id === id);
			if (!found) throw new Error(`There is no node ${id}`);
			return found;
		},
		messages: async () =>
			(await stage.server.violations()).map(({ message }) => message).join('\n'),
	};
}

/** Starts a server for the tests of a file, and gives the users who act there. */
export function activitiesStage() {
	const stage = setGround();
	return {
		stage,
		amy: actingAs(stage, 'amy'),
		ben: actingAs(stage, 'ben'),
		guest: actingAs(stage, 'guest'),
	};
}

/** The titles in a feed, in order. */
export function titlesIn({ text }: Answer): string[] {
	return text
		.split('<entry')
		.slice(1)
		.map((each) => /<title type="text">([^<]*)</.exec(each)?.[1] ?? '');
}
