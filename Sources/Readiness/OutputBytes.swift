// SPDX-License-Identifier: Apache-2.0

/// Bytes that grow at their end.
///
/// A results file is a million small pieces. An array asks for each piece whether it is the only
/// owner of its memory; these bytes have one owner by construction. With a drain only the last of
/// them are held: the file of a large run takes more memory than the run.
struct OutputBytes: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let drain: ResultsFile.Drain?
  /// How many bytes there are.
  private(set) var count = 0

  /// Bytes that are held back for the drain: a system call for each line would cost more.
  private static let enough = 1 << 16

  init(capacity: Int = 1 << 12, drain: ResultsFile.Drain? = nil) {
    self.drain = drain
    self.capacity = max(drain == nil ? capacity : Self.enough + capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Makes room, so that as many bytes can be appended without asking again.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if more > capacity &- count { grow(by: more) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    reserve(bytes.count)
    (base + count).update(from: start, count: bytes.count)
    count &+= bytes.count
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) {
    append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// The bytes from an offset on.
  func copy(from start: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: base + min(start, count), count: max(0, count - start)))
  }

  /// Hands the bytes to the drain if there are enough of them; offsets begin at 0 again.
  @inline(__always)
  mutating func drainIfFull() {
    if drain != nil, count >= Self.enough { drainAll() }
  }

  /// Hands all bytes to the drain.
  mutating func drainAll() {
    guard let drain else { return }
    drain(UnsafeBufferPointer(start: base, count: count).span)
    count = 0
  }

  /// Appends all bytes to an array.
  func write(into array: inout [UInt8]) {
    array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let other = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    other.update(from: base, count: count)
    base.deallocate()
    base = other
    capacity = larger
  }
}
