// SPDX-License-Identifier: Apache-2.0

import Commands

@main
enum CallReady {
  /// Begins on the first thread, before there is another one: a thread that has had memory already
  /// keeps the heap that it came from.
  @MainActor
  static func main() async {
    SharedHeap.begin()
    BrokenPipe.survive()
    await CallReadyCommand.start(Array(CommandLine.arguments.dropFirst()))
  }
}
