/** The part of citation-js that tests use. It brings no types; each plug-in adds its format when it is loaded. */
declare module "@citation-js/core" {
  export const plugins: {
    readonly input: {
      /** Reads citations of any format that it knows as CSL-JSON. Throws at what it does not. */
      chain(input: string, options: { readonly generateGraph: boolean }): Record<string, unknown>[];
      type(input: string): string;
    };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
