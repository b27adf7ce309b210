// Starts `factcheck lsp` when a draft is opened, and stops it with the editor.

import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

import { commandLine, DOCUMENTS } from "./server";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("factcheck.restart", restart),
    workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("factcheck") ? restart() : undefined)),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration("factcheck");
  try {
    const line = commandLine({
      command: settings.get<string[]>("command", ["factcheck", "lsp"]),
      offline: settings.get<boolean>("offline", false),
    });
    client = new LanguageClient(
      "factcheck",
      "factcheck",
      { ...line, transport: TransportKind.stdio },
      { documentSelector: DOCUMENTS },
    );
    await client.start();
  } catch (problem) {
    client = undefined;
    const reason = problem instanceof Error ? problem.message : String(problem);
    void window.showErrorMessage(`factcheck does not start (${reason}). Install it: pip install 'factcheck-lint[lsp]'`);
  }
}
