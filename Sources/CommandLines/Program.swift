// SPDX-License-Identifier: Apache-2.0

/// A program with subcommands.
public struct Program {
  let name: String
  let version: String
  let summary: CommandSummary
  let commands: [any Command.Type]

  /// What becomes of a command line.
  public enum Answer {
    /// A command to be run.
    case command(any Command)
    /// A text that was asked for.
    case page(String)
    /// What to say to somebody whose line cannot be understood.
    case mistake(String)
  }

  /// Commands in the order the help lists them.
  public init(
    name: String, version: String, summary: CommandSummary, commands: [any Command.Type]
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.commands = commands
  }

  /// Reads the words behind the program's name.
  public func answer(to words: [String]) -> Answer {
    guard let first = words.first else { return .page(page) }
    if let command = command(named: first) { return answer(to: Array(words.dropFirst()), command) }
    switch first {
    case "help": return .page(words.dropFirst().first.flatMap { help(named: $0) } ?? page)
    case "--help", "-h": return .page(page)
    case "--version": return .page(version + "\n")
    case "--generate-completion-script": return completion(for: words.dropFirst().first)
    default: return mistake(about: words)
    }
  }

  /// What to say to somebody whose command found out later that its line makes no sense.
  public func text(of error: UsageError, in command: any Command.Type) -> String {
    let parameters = (try? command.parameters()) ?? []
    return error.text(
      usage: HelpPage.usage("\(name) \(command.name)", parameters),
      command: "\(name) \(command.name)")
  }

  private func command(named name: String) -> (any Command.Type)? {
    commands.first { $0.name == name }
  }

  private func answer(to words: [String], _ command: any Command.Type) -> Answer {
    do throws(UsageError) {
      let given = GivenArguments(words, for: try command.parameters())
      if given.asksForHelp { return .page(help(for: command)) }
      if given.asksForVersion { return .page(version + "\n") }
      var reader = ArgumentReader(given: try given.checked())
      return .command(try command.init(&reader))
    } catch {
      return .mistake(text(of: error, in: command))
    }
  }

  private func mistake(about words: [String]) -> Answer {
    let isOption = words[0].hasPrefix("-")
    let near = Resemblance.nearest(to: words[0], among: commands.map { $0.name })
    let hint = near.map { ". Did you mean '\($0)'?" } ?? ""
    let error =
      isOption
      ? UsageError(unknown: words[0], among: ["--help", "--version"])
      : UsageError("There is no subcommand '\(words[0])'\(hint)")
    return .mistake(error.text(usage: "\(name) <subcommand>", command: name))
  }
}

extension Program {
  /// The help of the program.
  var page: String {
    HelpPage(
      summary: summary, usage: "\(name) <subcommand>", parameters: [],
      commands: commands.map { ($0.name, $0.summary.abstract) },
      footer: "See '\(name) help <subcommand>' for detailed help."
    ).text
  }

  private func help(named name: String) -> String? {
    command(named: name).map { help(for: $0) }
  }

  private func help(for command: any Command.Type) -> String {
    let parameters = (try? command.parameters()) ?? []
    return HelpPage(
      summary: command.summary, usage: HelpPage.usage("\(name) \(command.name)", parameters),
      parameters: parameters
    ).text
  }

  private func completion(for shell: String?) -> Answer {
    guard let shell = shell.flatMap(CompletionScript.Shell.init(rawValue:)) else {
      let known = CompletionScript.Shell.allCases.map { "'\($0.rawValue)'" }
      let error = UsageError("Completion is for one of \(known.joined(separator: ", "))")
      return .mistake(error.text(usage: "\(name) <subcommand>", command: name))
    }
    return .page(CompletionScript(self).text(for: shell))
  }
}
