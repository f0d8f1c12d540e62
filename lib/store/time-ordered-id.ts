import { randomUUID } from "node:crypto";

let moment = 0;
let prefix = "";
let tail = "";
let counter = 0;

/** A UUID of version 7 (RFC 9562): ids made one after the other stand beside each other in every index, so that a large import
 *  fills the indexes page by page instead of touching all of them at random. A counter keeps those of one millisecond in order. */
export function timeOrderedId(): string {
  const now = Date.now();
  if (now > moment || counter === 0xfff) {
    moment = Math.max(now, moment + 1);
    counter = 0;
    const time = moment.toString(16).padStart(12, "0");
    prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    tail = randomUUID().slice(18);
  } else counter += 1;
  return `${prefix}${counter.toString(16).padStart(3, "0")}${tail}`;
}
