// SPDX-License-Identifier: Apache-2.0

public import Contracts
public import Diagnostics
public import Redaction

/// Fetches secrets from where a contract says they are; never at lint, never for a plan.
public struct SecretReader: Sendable {
  /// The environment variables that may be read.
  public let environment: [String: String]
  /// Whether programs named by a contract may be run.
  public let allowsCommands: Bool
  /// How long such a program may take.
  public let commandDeadline: Duration

  /// A reader.
  ///
  /// - Parameters:
  ///   - environment: the environment variables that may be read.
  ///   - allowsCommands: whether programs named by a contract may be run; ask before you say yes.
  ///   - commandDeadline: how long such a program may take.
  public init(
    environment: [String: String], allowsCommands: Bool = false,
    commandDeadline: Duration = .seconds(10)
  ) {
    self.environment = environment
    self.allowsCommands = allowsCommands
    self.commandDeadline = commandDeadline
  }

  /// The secrets of an environment.
  ///
  /// - Parameters:
  ///   - environment: whose.
  ///   - names: which; nil for all.
  /// - Returns: the secrets by name, and warnings, such as about a file that others can read.
  /// - Throws: a complaint for each secret that could not be had.
  public func secrets(
    of environment: Contracts.Environment, only names: Set<String>? = nil
  ) throws(SecretsUnavailable) -> (secrets: [String: Secret], warnings: [Complaint]) {
    var secrets: [String: Secret] = [:]
    var complaints: [Complaint] = []
    var warnings: [Complaint] = []
    for declaration in environment.secrets
    where names?.contains(declaration.name.value) ?? true {
      do {
        let (value, openFile) = try read(declaration.source)
        secrets[declaration.name.value] = Secret(value, name: declaration.name.value)
        if let openFile { warnings.append(warning(openFile, declaration)) }
      } catch {
        complaints.append(error.complaint(about: declaration, in: environment))
      }
    }
    guard complaints.isEmpty else { throw SecretsUnavailable(complaints: complaints.sorted()) }
    return (secrets, warnings)
  }

  /// A secret that the command line names the place of.
  ///
  /// - Parameters:
  ///   - source: where it is.
  ///   - name: what to call it.
  /// - Returns: the secret.
  /// - Throws: why it could not be had.
  public func secret(from source: SecretSource, named name: String) throws(LoginProblem) -> Secret {
    do {
      return Secret(try read(source).value, name: name)
    } catch { throw error.problem(of: name) }
  }

  /// The value, and the path of its file if others can read that.
  private func read(
    _ source: SecretSource
  ) throws(SecretProblem) -> (value: String, openFile: String?) {
    switch source {
    case .environment(let name):
      guard let value = environment[name] else { throw .unset(name) }
      return (try usable(value, from: "the environment variable \(name)"), nil)
    case .file(let path):
      let expanded = path.hasPrefix("~/") ? (environment["HOME"] ?? "~") + path.dropFirst() : path
      let file = try SecretFile(path: expanded)
      return (
        try usable(file.firstLine, from: "the file \(path)"), file.isReadableByOthers ? path : nil
      )
    case .command(let arguments):
      guard allowsCommands else { throw .commandsForbidden(arguments.first ?? "") }
      let program = SecretCommand(arguments: arguments, deadline: commandDeadline)
      let line = try program.firstLine(environment: environment)
      return (try usable(line, from: "the program \(arguments.first ?? "")"), nil)
    }
  }

  /// Blanks at the end come from editors and heredocs; a header would refuse a line break anyway.
  private func usable(_ text: String, from source: String) throws(SecretProblem) -> String {
    var line = text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
    while line.last == " " || line.last == "\t" { line.removeLast() }
    guard !line.isEmpty else { throw .empty(source) }
    return String(line)
  }

  private func warning(_ path: String, _ declaration: SecretDeclaration) -> Complaint {
    Complaint(
      "secret-file-open", "other users of this machine can read '\(authored: path)'",
      at: declaration.sourceSpan, remedy: "chmod 600 \(authored: path)")
  }
}
