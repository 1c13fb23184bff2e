// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The command line: which cases to answer, and in which of the two roles this process does it.
enum Front {
  /// The first argument of a worker, a copy of this program that answers rows one at a time.
  static let workerFlag = "--worker"

  static let usage = """
    usage: conformance gjson CASES --documents DOCS
           conformance gjson-dialect CASES --documents DOCS
           conformance template CASES --datasets SETS
           conformance template-dialect CASES --datasets SETS
           conformance timeformat CASES
           conformance phone CASES
           conformance json-schema FOLDER

    """

  /// Does what the arguments ask for; the exit status.
  static func run(_ arguments: [String]) -> CInt {
    signal(SIGPIPE, SIG_IGN)
    let isWorker = arguments.first == workerFlag
    guard let invocation = Invocation(isWorker ? Array(arguments.dropFirst()) : arguments) else {
      Output.error.write(usage)
      return 64
    }
    do {
      let answerer = try invocation.answerer()
      if isWorker {
        Worker(answerer: answerer).run()
      } else {
        try Report(invocation: invocation).write()
      }
      return 0
    } catch {
      Output.error.write("conformance: \(error)\n")
      return 2
    }
  }
}
