// SPDX-License-Identifier: Apache-2.0

import Commands
import Glibc

@main
enum CallReady {
  static func main() async {
    SharedHeap.begin()
    BrokenPipe.survive()
    exit(await CallReadyCommand.run(Array(CommandLine.arguments.dropFirst())))
  }
}
