// SPDX-License-Identifier: Apache-2.0
// What is in a number of libphonenumber, in protobuf's wire format: `phonenumber.proto` says which
// field has which tag, and tags never change.

#ifndef PHONEFIELDS_H
#define PHONEFIELDS_H

#include <cstdint>
#include <string>

/// The fields of a number that only the message itself tells.
struct PhoneFields {
  int countryCode = 0;
  std::string extension;

  /// Reads a message; false if it is none.
  bool read(const std::string &message);

  /// The message of a number without extension; `national` is digits only, 19 at most.
  ///
  /// Leading zeros are counted apart from the value, and of nothing but zeros the last one is the
  /// value.
  static std::string message(int countryCode, const std::string &national);
};

#endif
