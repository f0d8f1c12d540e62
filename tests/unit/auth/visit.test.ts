import { isOwnOrigin, visitorAddress } from "@/lib/auth/visit";

test.each([
  // connection, X-Forwarded-For, trusted proxies, address
  ["192.0.2.1", null, 0, "192.0.2.1"],
  ["192.0.2.1", "203.0.113.1", 0, "192.0.2.1"],
  ["192.0.2.1", "203.0.113.1, 203.0.113.2", 1, "203.0.113.2"],
  ["192.0.2.1", "198.51.100.9, 203.0.113.1, 203.0.113.2", 2, "203.0.113.1"],
  ["192.0.2.1", "203.0.113.2", 3, "203.0.113.2"],
  ["192.0.2.1", "unknown", 1, "192.0.2.1"],
  ["::ffff:192.0.2.1", null, 0, "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", null, 0, "2001:db8:1:2::/64"],
  ["2001:0db8:1:2::6", null, 0, "2001:db8:1:2::/64"],
  ["2001:db8::6", null, 0, "2001:db8:0:0::/64"],
  ["::1", null, 0, "0:0:0:0::/64"],
  [null, "203.0.113.1", 0, "unknown"],
] as const)(
  "a connection from %s with %s and %d trusted proxies comes from %s",
  (connection, forwarded, trusted, address) => {
    expect(visitorAddress(connection, forwarded, trusted)).toBe(address);
  },
);

// One household, or one rented server, has as many addresses as it likes behind these first four groups.
test("all addresses of one IPv6 network are one visitor", () => {
  expect(visitorAddress("2001:db8:1:2:aaaa::1", null, 0)).toBe(visitorAddress("2001:db8:1:2:bbbb::2", null, 0));
});

test.each([
  [null, "catalogue.example.org", true],
  ["https://catalogue.example.org", "10.0.0.1:3000", true],
  ["http://localhost:3000", "localhost:3000", true],
  ["https://evil.example", "catalogue.example.org", false],
  ["http://catalogue.example.org.evil.example", "catalogue.example.org", false],
  ["null", "catalogue.example.org", false],
  ["", "catalogue.example.org", false],
] as const)("a form sent from %s to %s is ours: %s", (origin, host, isOurs) => {
  expect(isOwnOrigin(origin, host, "https://catalogue.example.org")).toBe(isOurs);
});
