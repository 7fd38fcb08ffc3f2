const { transformSync } = require('esbuild');

/** What Jest runs instead of TypeScript: types are checked elsewhere, here they are taken out only. */
module.exports = {
	process(source, path) {
		const { code, map } = transformSync(source, {
			loader: 'ts',
			format: 'cjs',
			target: 'node20',
			sourcefile: path,
			sourcemap: 'external',
		});
		return { code, map };
	},
};
