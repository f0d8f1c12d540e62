/** A name in the one spelling in which it is a facet's value: composed characters, single spaces. A record and an address that spelled it
 *  each in its own way would never meet. */
export const spelledAsValue = (name: string): string => name.normalize("NFC").replace(/\s+/g, " ").trim();
