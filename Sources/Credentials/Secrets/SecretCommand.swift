// SPDX-License-Identifier: Apache-2.0

/// A program that prints a secret: an argument list without a shell.
struct SecretCommand {
  let arguments: [String]
  let deadline: Duration

  /// The first line the program prints, once it has ended well.
  func firstLine(environment: [String: String]) throws(SecretProblem) -> String {
    guard let program = arguments.first else { throw .commandFailed("", reason: "none is named") }
    // A C string would end there, and another program or argument would be taken.
    guard !arguments.contains(where: { $0.utf8.contains(0) }) else {
      throw .commandFailed(program, reason: "it is written with a zero byte")
    }
    do throws(ChildProcess.Fault) {
      let child = try ChildProcess(arguments, environment: environment)
      return try child.firstLine(within: deadline)
    } catch {
      throw .commandFailed(program, reason: words(error))
    }
  }

  private func words(_ fault: ChildProcess.Fault) -> String {
    switch fault {
    case .system(let code): SecretProblem.words(code)
    case .late: "it took longer than \(deadline.inWords)"
    case .status(let status): "it ended with status \(status)"
    case .signal(let signal): "signal \(signal) ended it"
    case .line(let fault): fault.rawValue
    }
  }
}

extension Duration {
  /// Whole seconds, or milliseconds if it is none.
  fileprivate var inWords: String {
    let (seconds, attoseconds) = components
    guard attoseconds != 0, seconds < 1_000_000 else { return "\(seconds) s" }
    return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
  }
}
