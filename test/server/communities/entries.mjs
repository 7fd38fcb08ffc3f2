import { person } from '../atom/person.mjs';
import { markup } from '../atom/xml.mjs';

/** The Atom entry of a community; `root` is the address of Communities. */
export function communityEntry(root, store, { id, title, summary, libraryId, members }) {
	const owner = person(store.users.get(store.files.libraries.get(libraryId).owner));
	const now = new Date().toISOString();
	return markup`
  <entry>
    <id>${root}/service/atom/community/instance?communityUuid=${id}</id>
    <title type="text">${title}</title>
    <link href="${root}/service/html/communityview?communityUuid=${id}" rel="alternate" type="text/html">
    </link>
    <link href="${root}/service/atom/community/instance?communityUuid=${id}" rel="self" type="application/atom+xml">
    </link>
    <author>${owner}</author>
    <contributor>${owner}</contributor>
    <category term="community" scheme="http://www.ibm.com/xmlns/prod/sn/type">
    </category>
    <published>${now}</published>
    <updated>${now}</updated>
    <content type="html">${summary}</content>
    <summary type="text">${summary}</summary>
    <snx:communityUuid>${id}</snx:communityUuid>
    <snx:membercount>${members.length}</snx:membercount>
    <snx:communityType>public</snx:communityType>
  </entry>`;
}
