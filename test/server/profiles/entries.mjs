import { createHash } from 'node:crypto';
import { person } from '../atom/person.mjs';
import { markup } from '../atom/xml.mjs';

/** The key under which Profiles knows a person: no user id, and good nowhere else. */
function keyOf({ id }) {
	const hex = createHash('sha256').update(id).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The Atom entry of a person's profile; `root` is the address of Profiles. */
export function profileEntry(root, user) {
	const key = keyOf(user);
	return markup`
  <entry>
    <id>tag:profiles.ibm.com,2006:entry${key}</id>
    <title type="text">${user.name}</title>
    <updated>${new Date().toISOString()}</updated>
    <category term="profile" scheme="http://www.ibm.com/xmlns/prod/sn/type"></category>
    <contributor>${person(user)}</contributor>
    <link href="${root}/vcard/profile.do?key=${key}" rel="alternate" type="text/directory"></link>
    <link href="${root}/html/profileView.do?key=${key}" rel="related" type="text/html"></link>
    <summary type="text">Profile information for ${user.name}</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><span class="vcard"><div><a class="fn url" href="${root}/html/profileView.do?key=${key}">${user.name}</a></div><div class="x-profile-key">${key}</div></span></div></content>
  </entry>`;
}
