import next from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Each message names the cure. An exception is written as
// `// eslint-disable-next-line RULE -- reason`, and a test sees to it that the reason is there.

const noDefaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message:
    "Export it by name, so that it has one name everywhere. Only files that Next loads by their path have a default.",
};
const noBarrel = {
  selector: "ExportAllDeclaration",
  message: "Import from the file that defines it; a barrel hides where things live and draws in what nobody asked for.",
};
const noRawSql = {
  selector: "MemberExpression[property.name=/^\\$(query|execute)RawUnsafe$/]",
  message: "Use $queryRaw`…` or $executeRaw`…`: the tagged template sends values apart from the SQL.",
};
const noRawHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message:
    "Draw elements from data. Where raw HTML can not be avoided (JSON-LD), escape it and disable this line with a reason.",
};
const noStyleAttribute = {
  selector: "JSXAttribute[name.name='style']",
  message: "Use a class, a data attribute or an SVG attribute: our content security policy drops style attributes.",
};
const noOwnWords = [
  "JSXText[value=/[A-Za-z]{2}/]",
  "JSXAttribute[name.name=/^(aria-label|title|placeholder|alt|label|caption|about|hint)$/] > Literal[value=/[A-Za-z]{2}/]",
].map((selector) => ({
  selector,
  message:
    "Public pages are read in several languages: put the text into lib/core/language/texts and draw words().text(…), or RichText where it has links.",
}));
const everywhere = [noDefaultExport, noBarrel, noRawSql, noRawHtml, noStyleAttribute];
const restrict = (...left) => ["error", ...everywhere.filter((restriction) => !left.includes(restriction))];

/** The files that Next finds by name and reads the default export of. */
const NEXT_FILES = [
  "app/**/{page,layout,template,loading,error,global-error,not-found,forbidden,unauthorized,default}.tsx",
  "app/**/{sitemap,robots,manifest,icon,apple-icon,opengraph-image,twitter-image}.{ts,tsx}",
];
/** The files that a tool finds by name and reads the default export of. */
const TOOL_FILES = [
  "*.config.{js,mjs,ts}",
  "tests/support/{global-setup,global-teardown}.ts",
  "tests/support/closing-line.mjs",
];

export default defineConfig(
  globalIgnores([".next/", ".data*/", "coverage/", "lib/store/generated/", "next-env.d.ts", "tests/fixtures/"]),
  next,
  nextTypescript,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mts}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A closed union without `default` lets the compiler find the place you forgot.
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      // React runs a server action or an async handler itself; it does not drop the promise.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
    },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": ["error"],
      "no-restricted-syntax": restrict(),
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message:
            "Add the variable to lib/env.ts, which reads the environment once and checks it, and take its value as an argument.",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: ["process", "node:process"].map((name) => ({
            name,
            importNames: ["env"],
            message: "Add the variable to lib/env.ts, which reads the environment once and checks it.",
          })),
        },
      ],
    },
  },
  { files: NEXT_FILES, rules: { "no-restricted-syntax": restrict(noDefaultExport) } },
  // next/og draws pictures, to which the policy does not apply.
  {
    files: ["app/**/{opengraph-image,twitter-image,icon,apple-icon}.tsx"],
    rules: { "no-restricted-syntax": restrict(noDefaultExport, noStyleAttribute) },
  },
  // Pictures are drawn on the server, from boxes with styles of their own; no browser sees them.
  { files: ["components/**/*-card.tsx"], rules: { "no-restricted-syntax": restrict(noStyleAttribute) } },
  {
    files: [
      "components/{about,changes,compare,home,language,platform,programme,programmes,reports,search,site,sources}/**/*.tsx",
      "app/(catalogue)/**/*.tsx",
    ],
    // Pictures and what only the desk sees are in English.
    ignores: ["components/**/*-card.tsx", "components/site/forbidden-note.tsx", "app/(catalogue)/design/**"],
    rules: { "no-restricted-syntax": [...restrict(), ...noOwnWords] },
  },
  {
    files: ["app/(catalogue)/**/{page,opengraph-image}.tsx"],
    ignores: ["app/(catalogue)/design/**"],
    rules: { "no-restricted-syntax": [...restrict(noDefaultExport, noStyleAttribute), ...noOwnWords] },
  },
  { files: TOOL_FILES, rules: { "no-restricted-syntax": restrict(noDefaultExport) } },
  {
    files: ["**/index.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program",
          message: "Name the file after its main export; we keep no index files, which are barrels or hide a name.",
        },
      ],
    },
  },
  // Who may see the environment: its reader, what Next and Prisma load before any of our code, and tests that start services.
  {
    files: [
      "lib/env.ts",
      "instrumentation.ts",
      "proxy.ts",
      "next.config.{js,mjs,ts}",
      "prisma.config.ts",
      "tests/support/**",
    ],
    rules: { "no-restricted-properties": "off" },
  },
  // Elsewhere a function named "use" is no React hook.
  { files: ["{lib,scripts,tests}/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  { files: ["scripts/**", "tests/support/quiet-console.ts"], rules: { "no-console": "off" } },
  {
    files: ["tests/**"],
    rules: {
      // A test looks into answers of unknown shape, and says what it expects of them there.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // Tools load these as CommonJS.
    files: ["**/*.{js,cjs}"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
