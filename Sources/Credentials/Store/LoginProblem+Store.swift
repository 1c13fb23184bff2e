// SPDX-License-Identifier: Apache-2.0

import Redaction

extension LoginProblem {
  /// What is wrong with the store, and what to do; nothing in it has been changed.
  init(store fault: StoreFolder.Fault) {
    let (message, help): (RedactedText, RedactedText) =
      switch fault {
      case .failed(let failure, let path):
        (
          "the token store cannot \(failure.call.words) '\(authored: path)'",
          "\(authored: SecretProblem.words(failure.number)); free space, or give yourself leave"
        )
      case .foreign(let path):
        (
          "'\(authored: path)' belongs to another user: tokens in it are not safe",
          "move it away, then log in again"
        )
      case .readable(let path, let isFolder):
        (
          "other users of this machine can read '\(authored: path)'",
          """
          chmod \(isFolder ? "700" : "600" as RedactedText) '\(authored: path)'; if somebody may have \
          read the tokens, log in again
          """
        )
      case .wrongKind(let path):
        (
          "'\(authored: path)' is not what the token store put there",
          "move it away, then log in again"
        )
      case .tooLarge(let path): ("'\(authored: path)' is too large to hold tokens", Self.moveAway)
      case .corrupt(let path, let fault):
        ("'\(authored: path)' \(fault.words)", Self.moveAway)
      }
    self.init(.store, message, help: help)
  }

  private static var moveAway: RedactedText {
    "it was left as it is; move it away, then log in again"
  }
}

extension StoredTokens.FileFault {
  fileprivate var words: RedactedText {
    switch self {
    case .notJSON: "is damaged: it is not JSON"
    case .newer: "was written by a newer CallReady"
    case .member(let name): "is damaged: '\(authored: name)' is missing or no good"
    case .otherKey: "holds the tokens of another contract or environment"
    }
  }
}

extension StoreCall {
  fileprivate var words: RedactedText {
    switch self {
    case .makeFolder: "make the folder"
    case .openFolder, .openEntry, .readEntry: "read"
    case .openLock, .lock: "lock"
    case .removeLeftover, .createNew, .writeNew, .syncNew, .closeNew, .rename, .syncFolder: "write"
    case .removeEntry: "remove"
    }
  }
}
