// How the server is started, and what is sent to it: nothing here needs the editor, so that it is tested without one.

/** The languages of documents that `factcheck lsp` reads, by the names that VS Code and its extensions give them. */
export const LANGUAGES = [
  "markdown",
  "mdx",
  "html",
  "plaintext",
  "latex",
  "restructuredtext",
  "asciidoc",
  "quarto",
  "rmd",
];

/** What the settings say of the server. */
export interface Settings {
  command: string[];
  offline: boolean;
}

/** The program to start with its arguments; throws an error that says what to do where the settings name none. */
export function commandLine(settings: Settings): { command: string; args: string[] } {
  const [command, ...args] = settings.command;
  if (!command) {
    throw new Error('The setting "factcheck.command" names no program; take it out, or write ["factcheck", "lsp"].');
  }
  return { command, args: settings.offline ? [...args, "--offline"] : args };
}

/** The documents to send: those on disk and those that are not saved yet. */
export const DOCUMENTS = LANGUAGES.flatMap((language) => [
  { scheme: "file", language },
  { scheme: "untitled", language },
]);
