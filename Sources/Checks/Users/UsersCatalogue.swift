// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Every check of the list of users, in the order in which they judge.
public enum UsersCatalogue {
  /// Paging first: what a page lacks is missing everywhere behind it.
  public static let all: [any UsersCheck.Type] = [
    UsersReliable.self, UsersLinkHeader.self, UsersLinkRelative.self, UsersOrder.self,
    UsersPaging.self, UsersPastEnd.self, UsersTotal.self, UsersIdentity.self, UsersUnique.self,
    UsersEmail.self, UsersDisabled.self, UsersQueue.self, UsersShared.self,
    UsersAssociation.self, UsersLatency.self,
  ]

}
