/** Reads the options of a command. */
import { parseArgs, type ParseArgsConfig } from "node:util";

/** Prints what is wrong with a command and how it is called, and ends it. */
export function failWithUsage(message: string, usage: string): never {
  console.error(`${message}\nUsage: ${usage}`);
  process.exit(1);
}

/**
 * The options and arguments of this command. If they are wrong, it ends with a message.
 * @param usage how the command is called, for that message
 */
export function readOptions<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    return failWithUsage((error as Error).message, usage);
  }
}
