// SPDX-License-Identifier: Apache-2.0

import PackagePlugin

/// Compiles the `.css` and `.html` files of a module into `EmbeddedText`.
@main
struct EmbedTexts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? any SourceModuleTarget else { return [] }
    let inputs = module.sourceFiles.map(\.url).filter {
      ["css", "html"].contains($0.pathExtension)
    }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    let tool = try context.tool(named: "TextEmbedder")
    return [
      .buildCommand(
        displayName: "Embedding the report's page", executable: tool.url,
        arguments: [output.path] + inputs.map(\.path), inputFiles: inputs, outputFiles: [output])
    ]
  }
}
