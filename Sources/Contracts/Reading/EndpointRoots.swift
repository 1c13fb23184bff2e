// SPDX-License-Identifier: Apache-2.0

import YAMLDocuments

/// The roots of a contract's files, by what they are about.
struct EndpointRoots {
  private let roots: [String: YAMLNode]

  /// `roots`: by file name.
  init(_ roots: [String: YAMLNode]) {
    self.roots = roots
  }

  /// contract.yaml; nil if it cannot be read.
  var main: YAMLNode? { roots[ContractLanguage.mainFile] }

  /// The file of an endpoint; nil if there is none.
  subscript(endpoint: String) -> YAMLNode? { roots["\(endpoint).yaml"] }
}
