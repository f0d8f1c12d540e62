import { wordsIn } from "@/lib/core/language/words";
import { byFacet } from "@/lib/core/search/facets";
import { offersFor } from "@/lib/core/search/offers";
import { emptySearch } from "@/lib/core/search/search-state";

const facets = {
  ...byFacet(() => ({})),
  status: { "on-order": 2 },
  stage: { "in-service": 4 },
  operator: { IN: 9 },
  service: { "Indian Navy": 3 },
};

test.each([
  ["en", "indian navy missile", [["service", "Indian Navy", "Service: Indian Navy", "missile"]]],
  ["hi", "भारतीय नौसेना मिसाइल", [["service", "Indian Navy", "सेना या बल: भारतीय नौसेना", "मिसाइल"]]],
  ["hi", "मिसाइल ऑर्डर पर", [["status", "on-order", "स्थिति: ऑर्डर पर", "मिसाइल"]]],
  ["hi", "रडार सेवा में", [["stage", "in-service", "चरण: सेवा में", "रडार"]]],
  ["hi", "भारत", [["operator", "IN", "संचालक: भारत", ""]]],
  // English words mean the same on a page in Hindi; Hindi ones are not guessed at on one in English.
  ["hi", "india", [["operator", "IN", "संचालक: भारत", ""]]],
  ["en", "भारत", []],
])("in %s «%s» offers %j", (language, query, offered) => {
  const offers = offersFor({ ...emptySearch(), query }, facets, wordsIn(language));
  // A country within the name of a service is that service's.
  const first = offers.slice(0, 1);
  expect(first.map(({ facet, value, label, state }) => [facet, value, label, state.query])).toEqual(offered);
});
