// SPDX-License-Identifier: Apache-2.0

import Glibc

/// CPU seconds of this process: a busy machine changes them far less than the time of the wall.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The fewest CPU seconds that a piece of work took, tried for a fifth of a second at least.
func fewestSeconds(_ work: () -> Int) -> Double {
  var best = Double.infinity
  var total = 0.0
  var rounds = 0
  while rounds < 3 || total < 0.2 && rounds < 10_000 {
    let start = cpuSeconds()
    blackHole &+= work()
    let spent = cpuSeconds() - start
    best = min(best, spent)
    total += spent
    rounds += 1
  }
  return best
}

/// Where results go, so that no work is left out for having none.
nonisolated(unsafe) var blackHole = 0

/// A number with a fixed count of decimals.
func decimals(_ number: Double, _ count: Int) -> String {
  let factor = (0..<count).reduce(1.0) { factor, _ in factor * 10 }
  let whole = Int((number * factor).rounded())
  guard count > 0 else { return String(whole) }
  let fraction = String(whole % Int(factor))
  let zeros = String(repeating: "0", count: count - fraction.utf8.count)
  return "\(whole / Int(factor)).\(zeros)\(fraction)"
}

/// Prints one line of a table for each size: what it took, and how that grew from the size before.
struct GrowthTable {
  private var before: (size: Int, seconds: Double)?

  init(_ title: String) {
    print(
      "\n\(title)\n\n| size | CPU ms | MB/s | growth of time for that of size |\n|---|---|---|---|")
  }

  mutating func add(size: Int, seconds: Double) {
    var growth = "–"
    if let before {
      let size = decimals(Double(size) / Double(before.size), 1)
      growth = "\(decimals(seconds / before.seconds, 2)) for \(size)"
    }
    before = (size, seconds)
    let milliseconds = decimals(seconds * 1000, 3)
    let speed = decimals(Double(size) / seconds / 1e6, 0)
    print("| \(size) | \(milliseconds) | \(speed) | \(growth) |")
  }
}
