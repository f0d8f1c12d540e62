import { figureIn } from "@/lib/core/figure";

// Small whole numbers do without a formatter: a reader of any language must not see the difference.
test.each(["en-GB", "hi-IN-u-nu-latn", "hi-IN-u-nu-deva", "mr-IN", "ar-EG", "fr-FR"])(
  "figures in %s are those of Intl",
  (locale) => {
    const numbers = [0, 7, 42, 999, 1000, 1204, 601_427, -3, 0.5, 999.5, NaN];
    expect(numbers.map((number) => figureIn(locale, number))).toEqual(
      numbers.map((number) => new Intl.NumberFormat(locale).format(number)),
    );
  },
);
