// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A function that a library in this process does not have.
struct MissingSymbol: Error {
  let name: String
}

/// Looks a C function up in the libraries this process has loaded.
///
/// The type asked for must be the function's own: nothing checks it.
func loadedFunction<Function>(_ name: String) throws(MissingSymbol) -> Function {
  guard MemoryLayout<Function>.size == MemoryLayout<UnsafeMutableRawPointer>.size,
    let address = dlsym(nil, name)
  else { throw MissingSymbol(name: name) }
  return unsafeBitCast(address, to: Function.self)
}
