// SPDX-License-Identifier: Apache-2.0

/// Answers lines from standard input on standard output, each before it reads the next.
struct Worker {
  let answerer: any Answerer

  func run() {
    while let line = readLine() {
      Output.standard.write(answerer.line(for: Array(line.utf8)) + "\n")
    }
  }
}
