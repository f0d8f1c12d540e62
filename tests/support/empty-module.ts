// Stands in for modules that have no meaning in a test: style sheets, and the guard that throws outside Next.
export {};
