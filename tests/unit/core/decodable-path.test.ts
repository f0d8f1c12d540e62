import { decodablePath } from "@/lib/core/decodable-path";

test.each([
  ["/platforms/%FF", "/platforms/%EF%BF%BD"],
  ["/platforms/%E0%A4", "/platforms/%EF%BF%BD"],
  ["/platforms/100%", "/platforms/100%EF%BF%BD"],
  ["/%zz/%ff%fe/a", "/%EF%BF%BDzz/%EF%BF%BD/a"],
  // What can be decoded stays as it is written, and a query is not touched: there a bad sign is no hindrance.
  ["/platforms/%E0%A4%A4%E0%A5%8B%E0%A4%AA%2F%00", "/platforms/%E0%A4%A4%E0%A5%8B%E0%A4%AA%2F%00"],
  ["/platforms?q=%FF", "/platforms?q=%FF"],
  ["/%FF?q=%FF#%FF", "/%EF%BF%BD?q=%FF#%FF"],
  ["/", "/"],
])("%s is read as %s", (asked, read) => {
  expect(decodablePath(asked)).toBe(read);
  expect(() => decodeURIComponent(new URL(decodablePath(asked), "http://x").pathname)).not.toThrow();
});
