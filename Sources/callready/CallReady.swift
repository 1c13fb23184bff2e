// SPDX-License-Identifier: Apache-2.0

import Commands

@main
enum CallReady {
  static func main() async {
    SharedHeap.begin()
    BrokenPipe.survive()
    await CallReadyCommand.start(Array(CommandLine.arguments.dropFirst()))
  }
}
