// SPDX-License-Identifier: Apache-2.0

import Contracts
import JSONValues
import PBXEmulation
import Synchronization

/// Looks answers through for personal data that the PBX does not show and the contract does not allow.
///
/// It remembers the places that answers have, since to find out what their keys mean takes longer than
/// all else; what it says of an answer does not depend on that.
final class PersonalSurvey: Sendable {
  private let allowed: Set<String>
  private let places = Mutex<[LookupStep: PersonalPlaces]>([:])

  init(allowed: [AllowedPersonalData]) { self.allowed = Set(allowed.map(\.path.value)) }

  /// What an answer holds beyond what the PBX shows and the contract allows.
  func entries(_ answer: LookupCase, _ document: JSONDocument) -> [PersonalInventory.Entry] {
    let step = LookupStep(type: answer.step.type, answer.step.kind)
    let inventory = places.withLock { places in
      // Taken out, so that they are changed where they are and not copied.
      var known =
        places.removeValue(forKey: step) ?? PersonalPlaces(mapped: MappedPaths(of: answer))
      defer { places[step] = known }
      return PersonalInventory(of: document.root, at: &known)
    }
    return inventory.entries.filter { !allowed.contains($0.path) }
  }
}
