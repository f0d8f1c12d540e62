/** What a person or program may be, least first. */
export const ROLES = ["viewer", "editor", "publisher", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Whoever does something: a signed-in person, a token, or the product itself (`system:seed`). */
export type Actor = { readonly id: string; readonly role: Role };

/** Who may do what. An action that is not listed is refused to everyone. */
const PERMITTED = {
  "platform:publish": ["publisher", "administrator"],
  "platform:bin": ["publisher", "administrator"],
  "synonyms:edit": ["publisher", "administrator"],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMITTED;

export const can = (actor: Actor, action: Action): boolean =>
  (PERMITTED[action] as readonly Role[]).includes(actor.role);

/** The loader of the shipped records. */
export const SEED_ACTOR: Actor = { id: "system:seed", role: "administrator" };
