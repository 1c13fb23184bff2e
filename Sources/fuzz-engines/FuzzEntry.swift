// SPDX-License-Identifier: Apache-2.0

import FuzzTargets
import Glibc

/// The engine that this process fuzzes: the value of `CALLREADY_FUZZ_ENGINE`.
private let target: FuzzTarget? = getenv("CALLREADY_FUZZ_ENGINE").flatMap {
  FuzzTarget(rawValue: String(cString: $0))
}

/// CPU seconds that one input may take; a busy machine makes no difference to them.
private let mostSeconds = 2.0

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else { stop("set CALLREADY_FUZZ_ENGINE to an engine's name") }
  let start = cpuSeconds()
  if let complaint = target.complaint(about: Array(UnsafeBufferPointer(start: bytes, count: count)))
  {
    stop(complaint)
  }
  let spent = cpuSeconds() - start
  if spent > mostSeconds { stop("\(count) bytes took \(spent) seconds") }
  return 0
}

private func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Says why, and lets libFuzzer keep the input.
private func stop(_ message: String) -> Never {
  let text = "callready fuzz: \(message)\n"
  _ = text.utf8.withContiguousStorageIfAvailable { write(2, $0.baseAddress, $0.count) }
  abort()
}
