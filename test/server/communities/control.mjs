/** What the control side does to Communities. */
export const communitiesControl = ({ store }) => ({
	'POST /control/communities': ({ count = 1, title = 'Community', ...properties }) => ({
		ids: Array.from({ length: count }, (_, index) => {
			const number = count === 1 ? '' : ` ${String(index + 1).padStart(3, '0')}`;
			return store.communities.add({ ...properties, title: `${title}${number}` }).id;
		}),
	}),
});
