// SPDX-License-Identifier: Apache-2.0

/// How a template is rendered and where rendering must stop.
public struct RenderOptions: Sendable, Hashable {
  /// What a missing key of an object stands for.
  public enum MissingKey: Sendable, Hashable {
    /// Nothing, which prints as `<no value>`: Go's default.
    case noValue
    /// An empty text.
    case empty
    /// Go's `missingkey=zero`: an empty text in an object of texts, else a null.
    case zeroValue
    /// An error: Go's `missingkey=error`.
    case failure
  }

  /// What a missing key stands for.
  public var missingKey: MissingKey
  /// Most bytes that are written, and that a single text may have.
  public var outputLimit: Int
  /// Most steps that are taken; a long text costs a step for every 64 bytes.
  public var stepLimit: Int

  /// Options; the limits stop hostile templates and nothing else.
  public init(
    missingKey: MissingKey = .noValue, outputLimit: Int = 8 << 20, stepLimit: Int = 1_000_000
  ) {
    self.missingKey = missingKey
    self.outputLimit = outputLimit
    self.stepLimit = stepLimit
  }
}
