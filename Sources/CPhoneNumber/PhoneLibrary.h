// SPDX-License-Identifier: Apache-2.0
// libphonenumber, loaded when the first number is read and not when the program starts: it brings
// ICU and protobuf, which take a sixth of the time of a whole check, and most runs read no number.

#ifndef PHONELIBRARY_H
#define PHONELIBRARY_H

#include <string>

/// The functions of libphonenumber that are needed, found by name in the library.
///
/// Headers of C++ would tie the program to the library when it is linked, so the signatures are
/// written down here. The objects behind `void *` are the library's own and stay closed: what is in
/// a number is read and written in protobuf's wire format, which never changes.
struct PhoneLibrary {
  /// `PhoneNumberUtil::ErrorType`.
  enum class ParseResult {
    parsed, invalidCountryCode, notANumber, tooShortAfterIDD, tooShort, tooLong
  };

  using Text = std::string;

  /// The one `PhoneNumberUtil`; its tables are read when it is asked for.
  const void *(*instance)();
  ParseResult (*parse)(const void *util, const Text &text, const Text &region, void *number);
  void (*format)(const void *util, const void *number, int format, Text *out);
  void (*national)(const void *util, const void *number, Text *out);
  void (*region)(const void *util, const void *number, Text *out);
  bool (*isPossible)(const void *util, const void *number);
  bool (*isValid)(const void *util, const void *number);

  void (*construct)(void *number, void *arena, bool isOwnedByArena);
  void (*destroy)(void *number);
  bool (*readMessage)(void *number, const void *bytes, int size);
  bool (*writeMessage)(const void *number, Text *out);

  /// The library; null if it cannot be loaded.
  static const PhoneLibrary *get();

  /// Why the library cannot be loaded; null if it can.
  static const char *problem();
};

/// A `PhoneNumber` of the library, in storage of our own.
class PhoneMessage {
 public:
  explicit PhoneMessage(const PhoneLibrary &library) : library(library) {
    library.construct(storage, nullptr, false);
  }
  ~PhoneMessage() { library.destroy(storage); }
  PhoneMessage(const PhoneMessage &) = delete;
  PhoneMessage &operator=(const PhoneMessage &) = delete;

  void *get() { return storage; }
  const void *get() const { return storage; }

 private:
  const PhoneLibrary &library;
  /// Eight fields take about 100 bytes.
  alignas(16) unsigned char storage[1024];
};

#endif
