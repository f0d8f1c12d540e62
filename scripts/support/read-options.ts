import { parseArgs, type ParseArgsConfig } from "node:util";
import { OperatorError } from "@/lib/operator-error";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads a script's arguments. With --help it prints the help and gives back null.
 * @param takesMore whether there may be more than options: a file, or what to do. Whoever allows it reads `positionals`
 * @throws OperatorError when an option is unknown or lacks its value, or something stands there that the script would not read.
 */
export function readOptions<const O extends Options>(
  args: string[],
  options: O,
  help: string,
  { takesMore = false }: { readonly takesMore?: boolean } = {},
) {
  try {
    const read = parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: takesMore,
    });
    if (!(read.values as { help?: boolean }).help) return read;
  } catch (error) {
    throw new OperatorError(`${(error as Error).message.split(". ")[0]}.`, "See --help for what there is.", {
      cause: error,
    });
  }
  console.log(help);
  return null;
}

/**
 * The one file that a script works on.
 * @param example a name that would do
 * @throws OperatorError when none is named, or several are.
 */
export function oneFile(positionals: readonly string[], command: string, example: string): string {
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new OperatorError(`npm run ${command} takes one file.`, `For example: npm run ${command} -- ${example}`);
  return file;
}
