import { type Case, type Row, verbOf, whole } from './row';
import type { Subject } from './subject';

const inActivity =
	'The user of the credential must be a member or an owner of the activity; readers may only look.';
const ownEntry =
	'Owners of the activity may change and delete everything in it, members what they made themselves, readers nothing.';
const ownActivity = 'The user of the credential must be an owner of the activity.';
const ofActivity =
	'The user of the credential must be a member of the activity: ask an owner of it, or use another credential.';
const ofNode =
	'The user of the credential must be a member of the activity, and what is private only its author sees.';
const ofCommunity =
	'The user of the credential must be a member of the community, unless it is public: ask an owner of it.';
const mayUse = (application: string) =>
	`The user of the credential may not be allowed to use ${application}: ask the administrator.`;
const ofToDo = 'whoever it is assigned to, by its author, or by an owner of the activity';

/** What to do about a right that is missing, by the application, then by the verb and the kind. */
export const rightsBesideFiles: Partial<Record<Subject['application'], Record<string, string>>> = {
	Activities: {
		'see activity': ofActivity,
		'see list of activities': mayUse('Activities'),
		'see list of to-dos': mayUse('Activities'),
		'see list of members': ofActivity,
		'see list of entries and to-dos': ofActivity,
		'see entry or to-do': ofNode,
		'download entry or to-do': ofNode,
		'download file': ofNode,
		'create activity':
			'The user of the credential must be allowed to make activities; in a community, be a member of it, and the application Activities must be added there.',
		'create entry': inActivity,
		'create to-do': inActivity,
		'create section': inActivity,
		'create reply': inActivity,
		'update activity': ownActivity,
		'delete activity': ownActivity,
		'restore activity': ownActivity,
		'update entry or to-do': ownEntry,
		'delete entry or to-do': ownEntry,
		'restore entry or to-do': ownEntry,
		'complete entry or to-do': `A to-do is completed by ${ofToDo}; readers cannot.`,
		'reopen entry or to-do': `A to-do is opened again by ${ofToDo}; readers cannot.`,
		'add member':
			'The user of the credential must be a member or an owner of the activity; only owners make others owners.',
		'update member': ownActivity,
		'delete member': ownActivity,
	},
	Communities: {
		'see community': ofCommunity,
		'see list of communities': mayUse('Communities'),
		'see list of members': ofCommunity,
	},
	Profiles: {
		'see person': 'Ask the administrator who may look people up there.',
	},
};

/** What to do about a right that is missing beside Files; undefined where nothing is known of it. */
export const rightBesideFiles = (subject: Subject): string | undefined =>
	rightsBesideFiles[subject.application]?.[`${verbOf(subject)} ${subject.kind}`];

/** What is named by its id alone is refused for that; what is made or changed, for its values. */
function valuesToCheck({ verb, kind, placeLabel }: Subject): string {
	const values =
		"Check 'Title' and the values under 'Additional Fields'. An activity holds 2000 entries at most.";
	const remedies: Record<string, string> = {
		'create activity': "Check 'Title' and the values under 'Additional Fields'.",
		'create entry': values,
		'create to-do': values,
		'create section': values,
		'create reply': values,
		'add member':
			"Check 'Person': the server may not know the user, or not let external people in.",
		'update member': "Check 'Role'.",
		'update activity': "Check the values under 'Update Fields'.",
		'update entry or to-do': "Check the values under 'Update Fields'.",
		'restore entry or to-do':
			'What it lies below may be in the trash itself: restore that first, or the whole activity.',
	};
	const known = remedies[`${verb} ${kind}`];
	if (known) return known;
	if (kind.startsWith('list of ')) return 'Check the values of the fields.';
	return placeLabel
		? `Check '${placeLabel}': the server may not take it for an ID.`
		: 'The server may be older than the operation: tell the administrator.';
}

/** A request that Activities or Communities does not take (400), where no bytes went up. */
export const notTaken = ({ subject }: Case): Row => ({
	message: `Connections did not understand the request to ${verbOf(subject)} ${whole(subject)}`,
	remedy: valuesToCheck(subject),
});

/**
 * A refusal with 409. Activities lets many things have one name, so it is never for that; who is a
 * member already is the one thing that cannot be added again.
 */
export function conflictBesideFiles({ subject }: Case): Row {
	const adds = `${verbOf(subject)} ${subject.kind}` === 'add member';
	return {
		message: `Connections refused to ${verbOf(subject)} ${whole(subject)} as it stands now`,
		remedy: adds
			? "Who is a member already gets another role by 'Update'."
			: 'Somebody may have changed it meanwhile: look at it in Connections, then run the item again.',
	};
}
