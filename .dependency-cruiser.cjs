/**
 * The floors of the house (CONTRIBUTING.md), top to bottom. A floor imports from itself and from
 * those below it, never from one above; `apart` names rooms of one floor that do not know each other.
 */
const floors = [
	{ name: 'the node files', path: 'nodes/Connections/[^/]+[.]node[.]ts$' },
	{
		name: 'actions/, trigger/ and listSearch/',
		path: 'nodes/Connections/(actions|trigger|listSearch)/',
	},
	{
		name: 'the applications in api/',
		path: 'nodes/Connections/api/(files|activities|communities|profiles)/',
		apart: ['files', 'activities', 'communities', 'profiles'],
	},
	{
		name: 'api/upload/ and api/download/',
		path: 'nodes/Connections/api/(upload|download)/',
		apart: ['upload', 'download'],
	},
	{ name: 'api/server/', path: 'nodes/Connections/api/server/' },
	{ name: 'api/failures/', path: 'nodes/Connections/api/failures/' },
	{ name: 'api/atom/', path: 'nodes/Connections/api/atom/' },
	{ name: 'transport/', path: 'nodes/Connections/transport/' },
];

/** No import goes up. */
const upwards = floors.slice(1).map((floor, index) => ({
	name: `up from ${floor.name}`,
	comment: `${floor.name} may import only: ${[...floors.slice(index + 1).map(({ name }) => name), 'n8n-workflow'].join('; ')}`,
	severity: 'error',
	from: { path: floor.path },
	to: { path: floors.slice(0, index + 1).map(({ path }) => path) },
}));

/** Rooms that stand side by side and do not know each other. */
const sideways = floors
	.filter(({ apart }) => apart)
	.flatMap(({ name, apart }) =>
		apart.map((room) => ({
			name: `sideways from ${room}`,
			comment: `${name} do not import each other: what ${room}/ shares with them belongs on a floor below`,
			severity: 'error',
			from: { path: `nodes/Connections/api/${room}/` },
			to: { path: `nodes/Connections/api/(${apart.filter((other) => other !== room).join('|')})/` },
		})),
	);

module.exports = {
	forbidden: [
		{
			name: 'no circles',
			comment:
				'No two files import each other, by whatever way, types included: give what both need a file of its own',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		...upwards,
		...sideways,
		{
			name: 'every file has a floor',
			comment: 'A file of the node lives in one of the rooms that .dependency-cruiser.cjs names',
			severity: 'error',
			from: { path: '^nodes/', pathNot: floors.map(({ path }) => path) },
			to: {},
		},
		{
			name: 'credentials stand apart',
			comment: 'credentials/ may import only: api/server/, api/failures/',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: '^nodes/', pathNot: 'nodes/Connections/api/(server|failures)/' },
		},
		{
			name: 'nodes know no credentials file',
			comment: 'nodes/ reads credentials through n8n, never their files',
			severity: 'error',
			from: { path: '^nodes/' },
			to: { path: '^credentials/' },
		},
		{
			name: 'only what is bundled or belongs to n8n',
			comment:
				'nodes/ and credentials/ import n8n-workflow, fast-xml-parser and the entities of its author, nothing else from outside',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				path: 'node_modules',
				pathNot: 'node_modules/(n8n-workflow|fast-xml-parser|@nodable/entities)/',
			},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
