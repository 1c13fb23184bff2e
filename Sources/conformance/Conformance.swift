// SPDX-License-Identifier: Apache-2.0

import Glibc

@main
enum Conformance {
  static func main() {
    exit(Front.run(Array(CommandLine.arguments.dropFirst())))
  }
}
