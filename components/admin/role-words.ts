import { ROLES, type Role } from "@/lib/core/access/access";

/** What each role is for, in a few words. */
const ABOUT: Readonly<Record<Role, string>> = {
  viewer: "reads drafts",
  editor: "writes drafts",
  publisher: "publishes",
  administrator: "manages people",
};

/** Roles to choose from, up to one's own. */
export const roleOptions = (most: Role = "administrator") =>
  ROLES.slice(0, ROLES.indexOf(most) + 1).map((role) => ({
    value: role,
    label: `${role[0]?.toUpperCase()}${role.slice(1)}: ${ABOUT[role]}`,
  }));
