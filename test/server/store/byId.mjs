/** A map of copies of a list's items by their ids. */
export const byId = (list) => new Map(list.map((item) => [item.id, structuredClone(item)]));
