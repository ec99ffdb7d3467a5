import { type Text, t } from "@wuxing/kernel/text";

/** What a command's file exports. `run` gets the words after the command's name and tells the exit code. */
export interface Command {
  run(words: readonly string[]): Promise<number> | number;
}

/** A line of the table of commands: its file is loaded only when it is called. */
export interface CommandRow {
  readonly name: string;
  readonly usage: string;
  readonly title: Text;
  load(): Promise<Command>;
}

/** A mistake in how a command was called, or an input it cannot use: shown in both languages, exit code 2 or 1. */
export class CommandFault extends Error {
  readonly reason: Text;
  readonly exitCode: number;
  constructor(reason: Text, exitCode = 2) {
    super(reason.en);
    this.name = "CommandFault";
    this.reason = reason;
    this.exitCode = exitCode;
  }
}

/** The fault of words that no command understands. */
export const badUsage = (usage: string): CommandFault =>
  new CommandFault(t(`用法：wuxing ${usage}`, `Usage: wuxing ${usage}`));
