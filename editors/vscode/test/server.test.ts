// The extension's side of the wire, without the editor: the messages of VS Code's own protocol library to a real server.
// FACTCHECK names the program to start, "factcheck" where it is not set.

import assert from "node:assert/strict";
import { ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  CodeAction,
  CodeActionKind,
  CodeActionRequest,
  createProtocolConnection,
  Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsNotification,
  PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

import { commandLine, LANGUAGES } from "../src/server";

const CONFLICT = "Less than 0.1% of cells survive.\n\nLess than 0.01% of cells survive.\n";
const DOI = "See [the trial](http://dx.doi.org/10.1056/nejmoa1200303) on it.\n";

class Editor {
  private constructor(
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly folder: string,
    private readonly told: Map<string, PublishDiagnosticsParams>,
    readonly answer: InitializeResult,
  ) {}

  static async start(): Promise<Editor> {
    const folder = mkdtempSync(join(tmpdir(), "factcheck-"));
    const line = commandLine({ command: [process.env.FACTCHECK ?? "factcheck", "lsp"], offline: true });
    const server = spawn(line.command, line.args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    const told = new Map<string, PublishDiagnosticsParams>();
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => void told.set(params.uri, params));
    connection.listen();
    const answer = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return new Editor(server, connection, folder, told, answer);
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  async open(name: string, languageId: string, text: string): Promise<Diagnostic[]> {
    const textDocument = { uri: this.uri(name), languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return this.diagnostics(name, 1);
  }

  async change(name: string, version: number, text: string): Promise<Diagnostic[]> {
    const textDocument = { uri: this.uri(name), version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
    return this.diagnostics(name, version);
  }

  async diagnostics(name: string, version: number): Promise<Diagnostic[]> {
    for (let waited = 0; waited < 60_000; waited += 20) {
      const told = this.told.get(this.uri(name));
      if (told?.version === version) return told.diagnostics;
      await new Promise((resume) => setTimeout(resume, 20));
    }
    throw new Error(`nothing was told of ${name}, version ${version}`);
  }

  async actions(name: string, at: Diagnostic, only?: string[]): Promise<CodeAction[]> {
    const found = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri(name) },
      range: at.range,
      context: { diagnostics: [at], only },
    });
    return (found ?? []) as CodeAction[];
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.server.once("exit", resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return ended;
  }
}

async function withEditor(work: (editor: Editor) => Promise<void>): Promise<void> {
  const editor = await Editor.start();
  try {
    await work(editor);
  } finally {
    assert.equal(await editor.stop(), 0, "the server ends with status 0 after a shutdown");
    editor.connection.dispose();
  }
}

test("a conflict is underlined, explained and gone when it is mended", () =>
  withEditor(async (editor) => {
    const [found, ...more] = await editor.open("draft.md", "markdown", CONFLICT);
    assert.deepEqual(more, []);
    assert.equal(found.code, "conflicting-values");
    assert.match(found.codeDescription?.href ?? "", /^file:.*conflicting-values\.md$/);
    assert.deepEqual(found.relatedInformation?.map((other) => other.location.range.start.line), [0]);
    const hover = await editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: editor.uri("draft.md") },
      position: found.range.start,
    });
    assert.match(JSON.stringify(hover), /10 times apart/);
    assert.deepEqual(await editor.change("draft.md", 2, CONFLICT.replace("0.01%", "0.1%")), []);
  }));

test("a finding that can be mended has a fix that the editor may apply by itself", () =>
  withEditor(async (editor) => {
    const [found] = await editor.open("draft.md", "markdown", DOI);
    const [fix, ...others] = await editor.actions("draft.md", found, [CodeActionKind.QuickFix]);
    assert.equal(fix.isPreferred, true);
    assert.deepEqual(fix.diagnostics?.map((one) => one.code), [found.code]);
    const [edit] = fix.edit?.changes?.[editor.uri("draft.md")] ?? [];
    assert.equal(edit.newText, "https://doi.org/");
    assert.ok(others.some((action) => action.title.startsWith("Ignore ")));
    assert.ok(!others.some((action) => action.isPreferred));
    assert.deepEqual(await editor.actions("draft.md", found, ["source.organizeImports"]), []);
  }));

test("every language that the extension names is checked", () =>
  withEditor(async (editor) => {
    for (const language of LANGUAGES) {
      const text = language === "latex" ? CONFLICT.replaceAll("%", "\\%") : CONFLICT;
      const source = language === "html" ? text.replace(/(.+)\n/g, "<p>$1</p>\n") : text;
      const found = await editor.open(`draft.${language}`, language, source);
      assert.deepEqual(found.map((one) => one.code), ["conflicting-values"], language);
    }
  }));

test("settings without a program are told as such", () => {
  assert.throws(() => commandLine({ command: [], offline: false }), /names no program/);
  assert.deepEqual(commandLine({ command: ["a", "lsp"], offline: true }), { command: "a", args: ["lsp", "--offline"] });
});
