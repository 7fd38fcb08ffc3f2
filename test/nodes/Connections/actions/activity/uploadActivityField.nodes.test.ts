import libmime from 'libmime';
import { locator, newFields, nodeOf, uploadField } from '../../runs';
import { onlyJson, setStage } from '../../stage';

const stage = setStage();
const activity = () => stage.seed.activities[0];
const entry = () => nodeOf(stage.seed, 'entry');

describe('the node that gets the field', () => {
	it.each(['entry', 'todo', 'section', 'reply'])('may be of the type %s', async (type) => {
		const { id } = nodeOf(stage.seed, type);
		const json = onlyJson(await uploadField(stage, { id }));
		const [field] = await newFields(stage);
		expect(field).toMatchObject({ nodeId: id, name: 'note.txt', size: 29 });
		expect(json).toMatchObject({ nodeId: id, activityId: activity().id, fieldId: field.fid });
	});

	it('may be the activity itself', async () => {
		const { id } = activity();
		const json = onlyJson(await uploadField(stage, { id }));
		const [field] = await newFields(stage);
		expect(json).toMatchObject({ nodeId: id, activityId: id, fieldId: field.fid });
	});

	it.each<[string, string, string]>([
		['from the list', 'list', 'ID'],
		['by its id', 'id', 'ID'],
		['by its id with blanks around it', 'id', ' ID\n'],
		['by the id of its entry', 'id', 'urn:lsid:ibm.com:oa:ID'],
		['by its address', 'url', 'HOST/service/atom2/activitynode?activityNodeUuid=ID'],
		['by its OAuth address', 'url', 'HOST/oauth/atom2/activitynode?activityNodeUuid=ID&x=y'],
		['by the address of its children', 'url', 'HOST/service/atom2/activity?activityUuid=ID'],
		['by its page', 'url', 'HOST/service/html/activityentry?uuid=ID'],
		[
			'by the page of the activity that is open at it',
			'url',
			'HOST/service/html/mainpage#activitypage,ACTIVITY,entry=ID',
		],
		['by an address in the mode for ids', 'id', 'HOST/x?activityNodeUuid=ID'],
	])('is chosen %s', async (_case, mode, text) => {
		const value = text
			.replace('HOST', `${stage.server.url}/activities`)
			.replace('ACTIVITY', activity().id)
			.replace('ID', entry().id);
		const json = onlyJson(await uploadField(stage, { id: locator(mode, value) }));
		expect(json.nodeId).toBe(entry().id);
		expect((await stage.uploads())[1].query).toEqual([['activityUuid', entry().id]]);
		expect(await newFields(stage)).toMatchObject([{ nodeId: entry().id }]);
	});

	it('is not narrowed by the activity that is chosen above', async () => {
		const activityId = locator('id', stage.seed.activities[1].id);
		onlyJson(await uploadField(stage, { parameters: { activityId } }));
		expect(await newFields(stage)).toMatchObject([{ nodeId: entry().id }]);
	});
});

describe('the names of an activity field', () => {
	it.each([
		['one of ASCII', 'offer.pdf', 'Offer'],
		['umlauts', 'Prüfbericht Süd.pdf', 'Prüfung'],
		['other scripts', '潮汐表 приливы.txt', '表'],
		['emoji', '🌊👩‍👩‍👧.txt', '🏗️'],
		['a slash in the name of the field', 'a.txt', 'In / out \\ sum'],
	])('may be %s', async (_case, fileName, fieldName) => {
		const json = onlyJson(await uploadField(stage, { parameters: { fileName, fieldName } }));
		const [, , { headers }] = await stage.server.requests();
		for (const value of [headers.slug, headers.title]) expect(value).toMatch(/^[\x20-\x7e]+$/);
		expect(libmime.decodeWords(headers.slug ?? '')).toBe(fileName);
		expect(libmime.decodeWords(headers.title ?? '')).toBe(fieldName);
		expect(await newFields(stage)).toMatchObject([{ fileName, name: fieldName }]);
		expect(json).toMatchObject({ fileName, fieldName });
		expect(json).not.toHaveProperty('note');
	});
});
